package dev.caredesk.infra;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.kms.Key;
import software.constructs.Construct;

/** The key of one's own that data are encrypted with, where one is wanted. Otherwise AWS uses its own. */
final class Encryption extends Construct {

    private final Optional<IKey> key;

    Encryption(Construct scope, Deployment deployment) {
        super(scope, "Encryption");
        key = deployment.customerKey() ? Optional.of(ownKey(deployment)) : Optional.empty();
    }

    private Key ownKey(Deployment deployment) {
        var own = Key.Builder.create(this, "Key")
                .description("CareDesk's data, secrets and logs")
                .enableKeyRotation(true)
                .removalPolicy(deployment.ephemeral() ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN)
                .build();
        own.addToResourcePolicy(PolicyStatement.Builder.create()
                .principals(List.of(new ServicePrincipal("logs." + Aws.REGION + ".amazonaws.com")))
                .actions(List.of(
                        "kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"))
                .resources(List.of("*"))
                .conditions(Map.of(
                        "ArnLike",
                        Map.of(
                                "kms:EncryptionContext:aws:logs:arn",
                                "arn:" + Aws.PARTITION + ":logs:" + Aws.REGION + ":" + Aws.ACCOUNT_ID + ":*")))
                .build());
        own.addToResourcePolicy(PolicyStatement.Builder.create()
                .principals(List.of(new ServicePrincipal("cloudwatch.amazonaws.com")))
                .actions(List.of("kms:Decrypt", "kms:GenerateDataKey*"))
                .resources(List.of("*"))
                .conditions(Map.of("StringEquals", Map.of("aws:SourceAccount", Aws.ACCOUNT_ID)))
                .build());
        return own;
    }

    /** The key for CDK builders, which take null for AWS's own. */
    Optional<IKey> key() {
        return key;
    }
}
