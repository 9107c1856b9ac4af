package dev.caredesk.infra;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.acm.model.CertificateStatus;

/**
 * A certificate as AWS Certificate Manager has it.
 *
 * @param names what it was issued for; {@code *.} at the beginning stands for one label
 * @param end when it expires or has expired, if it was ever issued
 */
record Certificate(CertificateStatus status, List<String> names, Optional<Instant> end) {

    private static final String ANY_LABEL = "*";

    /** Why a load balancer cannot serve this domain with it, in one sentence that names the setting. */
    Optional<String> objection(String domain) {
        return switch (status) {
            case ISSUED -> isFor(domain) ? Optional.empty() : Optional.of(forOthers(domain));
            case PENDING_VALIDATION ->
                Optional.of("certificateArn names a certificate that is not issued yet: enter the record by which AWS"
                        + " Certificate Manager sees that " + domain
                        + " is yours, and deploy when its status is ISSUED.");
            case EXPIRED ->
                Optional.of("certificateArn names a certificate that has expired" + onItsDay()
                        + ": name another one, or import its successor.");
            case INACTIVE, VALIDATION_TIMED_OUT, REVOKED, FAILED, UNKNOWN_TO_SDK_VERSION ->
                Optional.of("certificateArn names a certificate whose status is " + status
                        + ", and only an ISSUED one serves a page: request another one.");
        };
    }

    private boolean isFor(String domain) {
        var anyBeside = ANY_LABEL + domain.substring(domain.indexOf('.'));
        return names.stream().anyMatch(name -> name.equalsIgnoreCase(domain) || name.equalsIgnoreCase(anyBeside));
    }

    private String forOthers(String domain) {
        return "certificateArn names a certificate for " + String.join(", ", names) + ", and a browser would refuse it"
                + " for domainName " + domain + ": name another certificate, or another domain.";
    }

    private String onItsDay() {
        return end.map(time -> " on " + time.atZone(ZoneOffset.UTC).toLocalDate())
                .orElse("");
    }
}
