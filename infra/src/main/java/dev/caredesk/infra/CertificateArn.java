package dev.caredesk.infra;

import java.util.regex.Pattern;

/** Where a certificate of AWS Certificate Manager is, as its ARN tells. */
public record CertificateArn(String text, String region, String account) {

    /** How one is written. */
    static final Pattern SHAPE =
            Pattern.compile("arn:aws[a-z-]*:acm:(?<region>[a-z0-9-]+):(?<account>\\d{12}):certificate/[0-9a-f-]{36}");

    static CertificateArn of(String text) {
        var parts = SHAPE.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(text);
        }
        return new CertificateArn(text, parts.group("region"), parts.group("account"));
    }

    /**
     * Refuses one that the destination's load balancer cannot use.
     *
     * @throws InvalidSetting naming both places
     */
    void refuseAnotherPlace(Destination destination) {
        destination.region().filter(other -> !other.equals(region)).ifPresent(other -> {
            throw new InvalidSetting("certificateArn names a certificate of " + region + ", but the stack goes to "
                    + other + ", and a load balancer takes only those of its region: request one there, or set"
                    + " AWS_REGION.");
        });
        destination.account().filter(other -> !other.equals(account)).ifPresent(other -> {
            throw new InvalidSetting("certificateArn names a certificate of account " + account
                    + ", but the stack goes to account " + other + ", and a load balancer takes only those of its"
                    + " account: request one there, or set another AWS_PROFILE.");
        });
    }
}
