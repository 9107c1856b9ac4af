package dev.caredesk.infra;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who reaches the load balancer, and how.
 *
 * @param certificateArn the certificate of {@code domainName}; without it the desk is served over plain HTTP
 * @param hostedZoneId where the domain's address is entered, if that is to be done
 * @param sources address ranges that are let in
 * @param idleTimeout seconds after which a silent connection is cut
 */
public record AccessSettings(
        Optional<CertificateArn> certificateArn,
        Optional<String> domainName,
        Optional<String> hostedZoneId,
        List<String> sources,
        int idleTimeout,
        boolean deletionProtection,
        boolean accessLogs) {

    private static final List<String> EVERYBODY = List.of("0.0.0.0/0");
    /** AWS's quota, unless an account had it raised. */
    private static final int RULES_OF_A_GROUP = 60;

    private static final Pattern DOMAIN =
            Pattern.compile("(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,63}");
    private static final Pattern ZONE = Pattern.compile("Z[A-Z0-9]{5,31}");
    // The page's connection is never silent for longer than this many seconds
    private static final int PUSH_HEARTBEAT = 300;
    private static final int LONGEST_IDLE = 4000;
    private static final int USUAL_IDLE = 360;

    static AccessSettings read(Settings settings, Destination destination) {
        var certificate = settings.text(
                        "certificateArn",
                        CertificateArn.SHAPE,
                        "arn:aws:acm:us-east-1:123456789012:certificate/ and the certificate's id")
                .map(CertificateArn::of);
        var domain = settings.text("domainName", DOMAIN, "desk.example.com");
        var zone = settings.text("hostedZoneId", ZONE, "Z0123456789ABCDEFGHIJ");
        certificate.ifPresent(arn -> arn.refuseAnotherPlace(destination));
        if (certificate.isPresent() && domain.isEmpty()) {
            throw settings.missing("domainName", "a certificate is good only for the name it was issued for.");
        }
        if (domain.isPresent() && certificate.isEmpty()) {
            throw settings.missing("certificateArn", "domainName " + domain.get() + " is served over HTTPS only.");
        }
        if (zone.isPresent() && domain.isEmpty()) {
            throw settings.missing("domainName", "hostedZoneId says where it is to be entered.");
        }
        return new AccessSettings(
                certificate,
                domain,
                zone,
                readSources(settings, certificate.isPresent() ? 2 : 1),
                settings.number("idleTimeout", USUAL_IDLE, PUSH_HEARTBEAT + 1, LONGEST_IDLE),
                settings.flag("deletionProtection"),
                settings.flag("accessLogs"));
    }

    /** Returns whether the desk is served over HTTPS. */
    public boolean isEncrypted() {
        return certificateArn.isPresent();
    }

    /** Returns whether only some addresses are let in. */
    public boolean isRestricted() {
        return !sources.equals(EVERYBODY);
    }

    // Each range takes a rule of the security group for each port, and so do NAT's addresses
    private static List<String> readSources(Settings settings, int ports) {
        var sources = settings.list("allowedSources", EVERYBODY);
        for (var source : sources) {
            if (!isRange(source)) {
                throw new InvalidSetting(
                        "allowedSources must be IPv4 ranges such as 203.0.113.0/24; \"" + source + "\" is none.");
            }
        }
        int most = RULES_OF_A_GROUP / ports - NetworkSettings.ZONES;
        if (sources.isEmpty() || sources.size() > most) {
            throw new InvalidSetting("allowedSources must name 1 to " + most
                    + " ranges, which a security group has room for, not " + sources.size() + ".");
        }
        return sources;
    }

    // Also refuses bits beyond the range's length, which AWS would silently drop or refuse late
    private static boolean isRange(String text) {
        var matcher = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})/(\\d{1,2})")
                .matcher(text);
        if (!matcher.matches()) {
            return false;
        }
        long address = 0;
        for (int group = 1; group <= 4; group++) {
            int part = Integer.parseInt(matcher.group(group));
            if (part > 255) {
                return false;
            }
            address = address * 256 + part;
        }
        int length = Integer.parseInt(matcher.group(5));
        return length <= 32 && address % (1L << (32 - length)) == 0;
    }
}
