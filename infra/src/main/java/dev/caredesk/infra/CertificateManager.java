package dev.caredesk.infra;

import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.acm.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sts.StsClient;

/** AWS Certificate Manager, which alone knows whether a certificate is there and can be used. */
record CertificateManager(AcmClient certificates, StsClient callers) implements AutoCloseable {

    /** Asks with the credentials that the SDK finds by itself. */
    static CertificateManager in(String region) {
        var place = Region.of(region);
        return new CertificateManager(
                AcmClient.builder().region(place).build(),
                StsClient.builder().region(place).build());
    }

    /**
     * Why a load balancer cannot serve the domain with a certificate, in one sentence.
     *
     * @throws software.amazon.awssdk.core.exception.SdkException when nobody could be asked, for want of permission say
     */
    Optional<String> objection(CertificateArn arn, String domain) {
        refuseCredentialsOfAnother(arn.account());
        try {
            return find(arn).objection(domain);
        } catch (ResourceNotFoundException absent) {
            return Optional.of(
                    "certificateArn names a certificate that AWS Certificate Manager does not have: \"aws acm"
                            + " list-certificates --region " + arn.region() + "\" lists those that it has.");
        }
    }

    // The CDK's --profile says to the command line alone whose credentials it takes
    private void refuseCredentialsOfAnother(String account) {
        var found = callers.getCallerIdentity().account();
        if (!found.equals(account)) {
            throw SdkClientException.create(
                    "AWS_PROFILE or the environment has credentials of account " + found + ", not of " + account + ".");
        }
    }

    private Certificate find(CertificateArn arn) {
        var found = certificates
                .describeCertificate(request -> request.certificateArn(arn.text()))
                .certificate();
        var names = Stream.concat(Stream.ofNullable(found.domainName()), found.subjectAlternativeNames().stream());
        return new Certificate(found.status(), names.distinct().toList(), Optional.ofNullable(found.notAfter()));
    }

    @Override
    public void close() {
        certificates.close();
        callers.close();
    }
}
