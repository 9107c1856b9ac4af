package dev.caredesk.infra;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ecs.AvailabilityZoneRebalancing;
import software.amazon.awscdk.services.ecs.AwsLogDriverProps;
import software.amazon.awscdk.services.ecs.CapacityProviderStrategy;
import software.amazon.awscdk.services.ecs.ContainerDefinition;
import software.amazon.awscdk.services.ecs.ContainerDefinitionOptions;
import software.amazon.awscdk.services.ecs.ContainerImage;
import software.amazon.awscdk.services.ecs.CpuArchitecture;
import software.amazon.awscdk.services.ecs.DeploymentCircuitBreaker;
import software.amazon.awscdk.services.ecs.FargatePlatformVersion;
import software.amazon.awscdk.services.ecs.FargateService;
import software.amazon.awscdk.services.ecs.FargateTaskDefinition;
import software.amazon.awscdk.services.ecs.ForceNewDeployment;
import software.amazon.awscdk.services.ecs.LinuxParameters;
import software.amazon.awscdk.services.ecs.LogDriver;
import software.amazon.awscdk.services.ecs.MountPoint;
import software.amazon.awscdk.services.ecs.OperatingSystemFamily;
import software.amazon.awscdk.services.ecs.PortMapping;
import software.amazon.awscdk.services.ecs.PropagatedTagSource;
import software.amazon.awscdk.services.ecs.RuntimePlatform;
import software.amazon.awscdk.services.ecs.Secret;
import software.amazon.awscdk.services.ecs.Volume;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationProtocol;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationTargetGroup;
import software.amazon.awscdk.services.elasticloadbalancingv2.HealthCheck;
import software.amazon.awscdk.services.elasticloadbalancingv2.TargetType;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/** What both services have in common: a task that can write only to {@code /tmp}, behind the load balancer. */
final class ContainerService extends Construct {

    /**
     * What sets one service apart.
     *
     * @param drain how long the load balancer lets open requests end
     */
    record Kind(
            String module,
            ServiceSettings settings,
            Map<String, String> environment,
            Map<String, Secret> secrets,
            Duration drain) {}

    /** After the drain, the task has this long to end by itself. */
    private static final Duration STOP = Duration.seconds(60);
    /** 60 s to the first healthy answer, 60 until the load balancer has seen two, 60 as a margin: docs/deployment.md. */
    private static final Duration GRACE = Duration.seconds(180);

    private final Deployment deployment;
    private final Kind kind;
    private final LogGroup logGroup;
    private final FargateTaskDefinition task;
    private final FargateService service;
    private final ApplicationTargetGroup targets;

    ContainerService(Construct scope, Deployment deployment, Platform platform, LoadBalancer balancer, Kind kind) {
        super(scope, "Service");
        this.deployment = deployment;
        this.kind = kind;
        logGroup = platform.logs().group(this, "Log");
        task = taskDefinition();
        container(platform.images().of(kind.module(), kind.settings()));
        var securityGroup = SecurityGroup.Builder.create(this, "SecurityGroup")
                .vpc(platform.network().vpc())
                .description("CareDesk " + kind.module())
                .build();
        securityGroup
                .getConnections()
                .allowFrom(balancer.balancer(), Port.tcp(kind.settings().port()), "from the load balancer alone");
        service = service(platform, securityGroup);
        targets = targets(platform.network());
        service.attachToApplicationTargetGroup(targets);
    }

    private FargateTaskDefinition taskDefinition() {
        return FargateTaskDefinition.Builder.create(this, "Task")
                .cpu(kind.settings().cpu())
                .memoryLimitMiB(kind.settings().memory())
                .runtimePlatform(RuntimePlatform.builder()
                        .operatingSystemFamily(OperatingSystemFamily.LINUX)
                        .cpuArchitecture(
                                switch (deployment.run().architecture()) {
                                    case AMD64 -> CpuArchitecture.X86_64;
                                    case ARM64 -> CpuArchitecture.ARM64;
                                })
                        .build())
                .build();
    }

    private ContainerDefinition container(ContainerImage image) {
        var settings = kind.settings();
        var environment = new TreeMap<>(kind.environment());
        environment.putAll(settings.environment());
        var secrets = new TreeMap<>(kind.secrets());
        settings.secrets().forEach((variable, name) -> secrets.put(variable, existing(variable, name)));
        var options = ContainerDefinitionOptions.builder()
                .containerName(kind.module())
                .image(image)
                .portMappings(List.of(
                        PortMapping.builder().containerPort(settings.port()).build()))
                .environment(environment)
                .secrets(secrets)
                .readonlyRootFilesystem(settings.readOnlyRoot())
                .linuxParameters(LinuxParameters.Builder.create(this, "Linux")
                        .initProcessEnabled(true)
                        .build())
                .stopTimeout(STOP)
                .logging(LogDriver.awsLogs(AwsLogDriverProps.builder()
                        .logGroup(logGroup)
                        .streamPrefix(kind.module())
                        .build()));
        if (settings.image().isEmpty()) {
            options.user("1001:1001");
        }
        var container = task.addContainer("Container", options.build());
        writableFolders().forEach((name, path) -> {
            task.addVolume(Volume.builder().name(name).build());
            container.addMountPoints(MountPoint.builder()
                    .sourceVolume(name)
                    .containerPath(path)
                    .readOnly(false)
                    .build());
        });
        return container;
    }

    private Secret existing(String variable, String name) {
        return Secret.fromSecretsManager(
                software.amazon.awscdk.services.secretsmanager.Secret.fromSecretNameV2(this, variable, name));
    }

    // The agent that opens a shell writes too; without folders for it the shell stays shut.
    private Map<String, String> writableFolders() {
        var folders = new TreeMap<>(Map.of("tmp", "/tmp"));
        if (deployment.run().executeCommand()) {
            folders.put("ssm", "/var/lib/amazon");
            folders.put("ssm-log", "/var/log/amazon");
        }
        return folders;
    }

    private FargateService service(Platform platform, SecurityGroup securityGroup) {
        var builder = FargateService.Builder.create(this, "Service")
                .cluster(platform.cluster())
                .taskDefinition(task)
                .desiredCount(kind.settings().count())
                .assignPublicIp(false)
                .vpcSubnets(Network.TASKS)
                .securityGroups(List.of(securityGroup))
                .minHealthyPercent(100)
                .maxHealthyPercent(200)
                .circuitBreaker(DeploymentCircuitBreaker.builder()
                        .enable(true)
                        .rollback(true)
                        .build())
                .availabilityZoneRebalancing(AvailabilityZoneRebalancing.ENABLED)
                .healthCheckGracePeriod(GRACE)
                .enableExecuteCommand(deployment.run().executeCommand())
                .propagateTags(PropagatedTagSource.SERVICE)
                .enableEcsManagedTags(true)
                .platformVersion(FargatePlatformVersion.LATEST);
        if (deployment.run().spot()) {
            builder.capacityProviderStrategies(List.of(CapacityProviderStrategy.builder()
                    .capacityProvider("FARGATE_SPOT")
                    .weight(1)
                    .build()));
        }
        deployment
                .run()
                .restart()
                .ifPresent(nonce -> builder.forceNewDeployment(
                        ForceNewDeployment.builder().enabled(true).nonce(nonce).build()));
        return builder.build();
    }

    private ApplicationTargetGroup targets(Network network) {
        return ApplicationTargetGroup.Builder.create(this, "Targets")
                .vpc(network.vpc())
                .targetType(TargetType.IP)
                .protocol(ApplicationProtocol.HTTP)
                .port(kind.settings().port())
                .deregistrationDelay(kind.drain())
                .healthCheck(HealthCheck.builder()
                        .path(kind.settings().healthPath())
                        .healthyHttpCodes("200")
                        .interval(Duration.seconds(30))
                        .timeout(Duration.seconds(5))
                        .healthyThresholdCount(2)
                        .unhealthyThresholdCount(3)
                        .build())
                .build();
    }

    FargateTaskDefinition task() {
        return task;
    }

    FargateService service() {
        return service;
    }

    ApplicationTargetGroup targets() {
        return targets;
    }

    int count() {
        return kind.settings().count();
    }

    LogGroup logGroup() {
        return logGroup;
    }
}
