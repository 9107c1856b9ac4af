package dev.caredesk.infra;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.ecs.Secret;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/** The API: the only part that knows the database and the model's keys. */
final class BackendService extends Construct {

    /** Whom our image trusts for a database of RDS: backend/src/main/image. */
    private static final String RDS_AUTHORITIES = "/app/certificates/rds.pem";

    // An agent's turn may take 30 seconds.
    private static final Duration DRAIN = Duration.seconds(45);

    private final ContainerService service;

    BackendService(
            Construct scope,
            Deployment deployment,
            Platform platform,
            LoadBalancer balancer,
            Database database,
            Secrets secrets) {
        super(scope, "Backend");
        service = new ContainerService(
                this,
                deployment,
                platform,
                balancer,
                new ContainerService.Kind(
                        "backend",
                        deployment.backend(),
                        environment(deployment, balancer, database),
                        keys(secrets),
                        DRAIN));
        database.admit(service.service());
        database.grantCredentials(service.task().getTaskRole());
        if (deployment.model().asked().contains(ModelProvider.BEDROCK)) {
            service.task().addToTaskRolePolicy(asking());
        }
    }

    // Any model: an inference profile passes a request on to a model in whichever region has room. The partition is a
    // pattern because a finding whose name has the "::" of its variable cannot be acknowledged.
    private static PolicyStatement asking() {
        return PolicyStatement.Builder.create()
                .actions(List.of("bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"))
                .resources(
                        List.of("arn:aws*:bedrock:*:*:foundation-model/*", "arn:aws*:bedrock:*:*:inference-profile/*"))
                .build();
    }

    private static Map<String, String> environment(Deployment deployment, LoadBalancer balancer, Database database) {
        var environment = new TreeMap<>(database.environment());
        if (deployment.backend().image().isEmpty()) {
            environment.computeIfPresent("DATABASE_URL", (name, url) -> url + "&sslrootcert=" + RDS_AUTHORITIES);
        }
        // Where the links lead that agents from outside hand to people
        environment.put("PUBLIC_URL", balancer.url());
        environment.putAll(environment(deployment.model()));
        return environment;
    }

    private static Map<String, String> environment(ModelSettings model) {
        var environment = new TreeMap<>(Map.of("MODEL_PROVIDER", Settings.spelled(model.provider())));
        model.name().ifPresent(name -> environment.put("MODEL_NAME", name));
        if (!model.fallback().equals(ModelSettings.USUAL_FALLBACK)) {
            environment.put("MODEL_FALLBACK", model.fallback());
        }
        model.fallbackName().ifPresent(name -> environment.put("MODEL_FALLBACK_NAME", name));
        return environment;
    }

    private static Map<String, Secret> keys(Secrets secrets) {
        var keys = new TreeMap<String, Secret>();
        secrets.byVariable().forEach((variable, secret) -> keys.put(variable, Secret.fromSecretsManager(secret)));
        return keys;
    }

    ContainerService service() {
        return service;
    }
}
