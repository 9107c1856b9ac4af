package dev.caredesk.infra;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.SecretValue;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.constructs.Construct;

/**
 * The keys of model providers. A new one holds {@code unset}, because a secret without a value would keep the task from
 * starting; the backend takes that word for no key.
 */
final class Secrets extends Construct {

    private final Map<String, ISecret> byVariable = new TreeMap<>();

    Secrets(Construct scope, ModelSettings settings, Encryption encryption) {
        super(scope, "Secrets");
        for (var variable : settings.keys()) {
            byVariable.put(
                    variable,
                    Optional.ofNullable(settings.existingSecrets().get(variable))
                            .map(name -> Secret.fromSecretNameV2(this, variable, name))
                            .orElseGet(() -> unset(variable, encryption)));
        }
    }

    private ISecret unset(String variable, Encryption encryption) {
        var builder = Secret.Builder.create(this, variable)
                .description(variable + " for CareDesk's backend; \"unset\" means that there is none")
                .secretStringValue(SecretValue.unsafePlainText("unset"))
                .removalPolicy(RemovalPolicy.DESTROY);
        encryption.key().ifPresent(builder::encryptionKey);
        return builder.build();
    }

    /** The secrets by the variables that get their values. */
    Map<String, ISecret> byVariable() {
        return byVariable;
    }
}
