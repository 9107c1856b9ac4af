package dev.caredesk.infra;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.App;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.CfnOutputProps;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Tags;
import software.amazon.awssdk.core.exception.SdkException;

/** Entry point of the CDK's command line, and the only reader of its context. */
public final class InfraApp {

    private static final String LOGGING_IN = "set AWS_PROFILE, or log in as your AWS account asks you to.";

    private InfraApp() {}

    /** Writes the cloud assembly to the folder that the CDK names, and what it costs to stderr. */
    @SuppressWarnings("SystemExitOutsideMain")
    public static void main(String... args) {
        try {
            var destination = Destination.ofEnvironment();
            refuseWithoutCredentials(destination);
            var app = new App();
            var deployment = Deployment.read(contextOf(app), destination);
            var stack = define(app, deployment, projectFolder());
            if (destination.account().isPresent()) {
                lookUpCertificate(deployment.access(), stack);
            }
            app.synth();
            sayWhatPushesImages(deployment);
            System.err.println(CostEstimate.of(deployment).text());
            sayWhatADeploymentNeeds(destination);
        } catch (InvalidSetting refusal) {
            System.err.println(refusal.getMessage());
            System.exit(1);
        }
    }

    // scripts/deploy says that it deploys. The command line would find out by itself, but only after the synthesis.
    private static void refuseWithoutCredentials(Destination destination) {
        if (System.getenv("CAREDESK_DEPLOYS") != null && destination.account().isEmpty()) {
            throw new InvalidSetting("There are no valid AWS credentials: " + LOGGING_IN);
        }
    }

    private static void sayWhatADeploymentNeeds(Destination destination) {
        if (destination.account().isEmpty()) {
            System.err.println("There are no valid AWS credentials, and only a deployment needs them: " + LOGGING_IN);
        }
    }

    // An error of the stack, which a deployment refuses: a desk whose certificate is gone can still be destroyed.
    private static void lookUpCertificate(AccessSettings access, Stack stack) {
        access.certificateArn().ifPresent(arn -> {
            try (var manager = CertificateManager.in(arn.region())) {
                manager.objection(arn, access.domainName().orElseThrow()).ifPresent(Annotations.of(stack)::addError);
            } catch (SdkException unanswered) {
                // without credentials it would tell of each place in which it looked for some
                System.err.printf("certificateArn was not looked up: %.200s%n", unanswered.getMessage());
            }
        });
    }

    // npx finds jib-docker by itself, scripts/deploy names it; a cdk that is installed for the whole machine does
    // neither.
    private static void sayWhatPushesImages(Deployment deployment) {
        boolean builds = Stream.of(deployment.backend(), deployment.frontend())
                        .anyMatch(service -> service.image().isEmpty())
                && deployment.imageTag().isEmpty();
        if (builds && System.getenv("CDK_DOCKER") == null && !isOnPath("docker")) {
            System.err.println("There is no Docker, and none is needed: deploy with npx cdk deploy or scripts/deploy,"
                    + " or set CDK_DOCKER=scripts/deploy.d/jib-docker.");
        }
    }

    private static boolean isOnPath(String command) {
        return Stream.of(Objects.requireNonNullElse(System.getenv("PATH"), "").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
    }

    static Map<String, Object> contextOf(App app) {
        var context = new LinkedHashMap<String, Object>();
        if (app.getNode().getAllContext() instanceof Map<?, ?> all) {
            all.forEach((name, value) -> context.put(String.valueOf(name), value));
        }
        return context;
    }

    // The command line runs the app from the folder of cdk.json, a test from the module's.
    private static Path projectFolder() {
        var folder = Path.of("").toAbsolutePath();
        return Files.exists(folder.resolve("cdk.json"))
                ? folder
                : folder.resolve("..").normalize();
    }

    /** The stack, with what is accepted of the security rules' findings. */
    static Stack define(App app, Deployment deployment, Path root) {
        var stack = describe(app, deployment, root);
        Acknowledged.in(deployment).forEach(finding -> finding.in(stack));
        return stack;
    }

    /** The one top-level stack: {@code cdk deploy} takes it without being told a name. */
    static Stack describe(App app, Deployment deployment, Path root) {
        var stack = Stack.Builder.create(app, "infra")
                .description("CareDesk, an AI appointment desk for clinics")
                .terminationProtection(deployment.access().deletionProtection())
                .build();
        var encryption = new Encryption(stack, deployment);
        var logs = Logs.of(deployment, encryption);
        var network = new Network(stack, deployment.network(), logs);
        var database = new Database(stack, deployment, network, encryption);
        var secrets = new Secrets(stack, deployment.model(), encryption);
        var balancer = new LoadBalancer(stack, deployment, network);
        var images = new Images(stack, root, deployment);
        var platform = Platform.of(stack, deployment, network, logs, images);
        var backend = new BackendService(stack, deployment, platform, balancer, database, secrets).service();
        var frontend = new FrontendService(stack, deployment, platform, balancer).service();
        balancer.route(backend.targets(), frontend.targets());
        new Alarms(stack, deployment, balancer, backend, frontend, database, encryption);
        var services = List.of(backend, frontend);
        deployment.openHours().ifPresent(hours -> new OffHours(stack, hours, database, services));
        if (deployment.pipeline().repository().isPresent()) {
            var pipeline = new Pipeline(stack, deployment, images, database, services);
            output(stack, "PipelineRole", pipeline.role().getRoleArn());
        }
        Tags.of(stack).add("application", "caredesk");
        deployment.tags().forEach((name, value) -> Tags.of(stack).add(name, value));
        outputs(stack, deployment, balancer, platform, database, backend, frontend);
        return stack;
    }

    private static void outputs(
            Stack stack,
            Deployment deployment,
            LoadBalancer balancer,
            Platform platform,
            Database database,
            ContainerService backend,
            ContainerService frontend) {
        output(stack, "Url", balancer.url());
        output(stack, "ApiUrl", balancer.apiUrl());
        output(stack, "ClusterName", platform.cluster().getClusterName());
        output(stack, "BackendServiceName", backend.service().getServiceName());
        output(stack, "FrontendServiceName", frontend.service().getServiceName());
        output(stack, "BackendLogGroup", backend.logGroup().getLogGroupName());
        output(stack, "FrontendLogGroup", frontend.logGroup().getLogGroupName());
        output(stack, "BackendTasks", String.valueOf(backend.count()));
        output(stack, "FrontendTasks", String.valueOf(frontend.count()));
        output(stack, "DatabaseEngine", Settings.spelled(database.engine()));
        output(stack, "DatabaseIdentifier", database.identifier());
        output(stack, "ImageTag", deployment.imageTag().orElse("sources"));
        output(stack, "VerifiedImageTag", platform.images().verified().getParameterName());
    }

    private static void output(Stack stack, String name, String value) {
        new CfnOutput(stack, name, CfnOutputProps.builder().value(value).build());
    }
}
