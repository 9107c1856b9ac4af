package dev.caredesk.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each setting changes what it says, and nothing else. */
class SwitchesTest {

    private static final String CLUSTER = "AWS::ECS::Cluster";
    private static final String INSTANCE = "AWS::RDS::DBInstance";
    private static final String BALANCER = "AWS::ElasticLoadBalancingV2::LoadBalancer";
    private static final String TASK = "AWS::ECS::TaskDefinition";
    private static final String SERVICE = "AWS::ECS::Service";

    static Stream<Arguments> switches() {
        return Stream.of(
                changes("natGateways", 2, "+AWS::EC2::EIP", "+AWS::EC2::NatGateway", "~AWS::EC2::Route NatGatewayId"),
                changes(
                        "natInstance",
                        true,
                        "+AWS::EC2::Instance",
                        "+AWS::EC2::SecurityGroup",
                        "+AWS::IAM::InstanceProfile",
                        "+AWS::IAM::Role",
                        "-AWS::EC2::EIP",
                        "-AWS::EC2::NatGateway",
                        "~AWS::EC2::Route InstanceId",
                        "~AWS::EC2::Route NatGatewayId"),
                changes(
                        "flowLogs",
                        true,
                        "+AWS::EC2::FlowLog",
                        "+AWS::IAM::Policy",
                        "+AWS::IAM::Role",
                        "+AWS::Logs::LogGroup"),
                changes("allowedSources", "203.0.113.0/24", "~AWS::EC2::SecurityGroup SecurityGroupIngress"),
                changes("idleTimeout", 600, "~" + BALANCER + " LoadBalancerAttributes"),
                changes(
                        "deletionProtection",
                        true,
                        "~" + BALANCER + " LoadBalancerAttributes",
                        "~" + INSTANCE + " DeletionProtection"),
                changes(
                        "accessLogs",
                        true,
                        "+AWS::S3::Bucket",
                        "+AWS::S3::BucketPolicy",
                        "~" + BALANCER + " LoadBalancerAttributes"),
                changes("backendCount", 3, "~" + SERVICE + " DesiredCount"),
                changes("backendMemory", 2048, "~" + TASK + " Memory"),
                changes(
                        "architecture",
                        "arm64",
                        "~" + TASK + " ContainerDefinitions", // another image
                        "~" + TASK + " RuntimePlatform"),
                changes(
                        "spot",
                        true,
                        "+AWS::ECS::ClusterCapacityProviderAssociations",
                        "~" + SERVICE + " CapacityProviderStrategy",
                        "~" + SERVICE + " LaunchType"),
                changes("containerInsights", true, "~" + CLUSTER + " ClusterSettings"),
                changes(
                        "executeCommand",
                        true,
                        "+AWS::IAM::Policy", // the page's task had none
                        "~" + SERVICE + " EnableExecuteCommand",
                        "~" + TASK + " ContainerDefinitions",
                        "~" + TASK + " Volumes",
                        "~AWS::IAM::Policy PolicyDocument"),
                changes("logDays", 30, "~AWS::Logs::LogGroup RetentionInDays"),
                changes("imageTag", "4f1c2d3", "~" + TASK + " ContainerDefinitions"),
                changes("modelProvider", "openai", "~" + TASK + " ContainerDefinitions"),
                changes(
                        "modelProvider",
                        "cohere",
                        "+AWS::SecretsManager::Secret",
                        "~" + TASK + " ContainerDefinitions",
                        "~AWS::IAM::Policy PolicyDocument"),
                changes(
                        "modelProvider",
                        "anthropic",
                        "+AWS::SecretsManager::Secret",
                        "~" + TASK + " ContainerDefinitions",
                        "~AWS::IAM::Policy PolicyDocument"),
                changes(
                        "modelProvider",
                        "bedrock",
                        "~" + TASK + " ContainerDefinitions",
                        "~AWS::IAM::Policy PolicyDocument"),
                changes(
                        "modelFallback",
                        "anthropic",
                        "+AWS::SecretsManager::Secret",
                        "~" + TASK + " ContainerDefinitions",
                        "~AWS::IAM::Policy PolicyDocument"),
                changes("modelFallbackName", "another", "~" + TASK + " ContainerDefinitions"),
                changes(
                        "moreKeys",
                        List.of("ANTHROPIC_API_KEY"),
                        "+AWS::SecretsManager::Secret",
                        "~" + TASK + " ContainerDefinitions",
                        "~AWS::IAM::Policy PolicyDocument"),
                changes(
                        "existingSecrets",
                        Map.of("OPENAI_API_KEY", "mine/openai"),
                        "-AWS::SecretsManager::Secret",
                        "~" + TASK + " ContainerDefinitions",
                        "~AWS::IAM::Policy PolicyDocument"),
                changes("databaseInstance", "t4g.small", "~" + INSTANCE + " DBInstanceClass"),
                changes(
                        "databaseStorage",
                        40,
                        "~" + INSTANCE + " AllocatedStorage",
                        "~AWS::CloudWatch::Alarm Threshold"),
                changes("databaseMultiAz", true, "~" + INSTANCE + " MultiAZ"),
                changes("databaseLogs", true, "~" + INSTANCE + " EnableCloudwatchLogsExports"),
                changes("backupDays", 1, "~" + INSTANCE + " BackupRetentionPeriod"),
                changes(
                        "databaseSnapshot",
                        "desk-before-friday",
                        "~" + INSTANCE + " DBName",
                        "~" + INSTANCE + " DBSnapshotIdentifier",
                        "~" + INSTANCE + " MasterUsername",
                        "~" + INSTANCE + " StorageEncrypted"),
                changes(
                        "ephemeral",
                        true,
                        "~" + INSTANCE + " DeleteAutomatedBackups",
                        "~" + INSTANCE + " DeletionPolicy",
                        "~" + INSTANCE + " UpdateReplacePolicy"),
                changes(
                        "customerKey",
                        true,
                        "+AWS::KMS::Key",
                        "~" + INSTANCE + " KmsKeyId",
                        "~" + INSTANCE + " MasterUserSecret",
                        "~AWS::Logs::LogGroup KmsKeyId",
                        "~AWS::SecretsManager::Secret KmsKeyId"),
                changes(
                        "alarmEmail",
                        "desk@example.com",
                        "+AWS::SNS::Subscription",
                        "+AWS::SNS::Topic",
                        "+AWS::SNS::TopicPolicy",
                        "~AWS::CloudWatch::Alarm AlarmActions"),
                changes(
                        "offHours",
                        true,
                        "+AWS::ApplicationAutoScaling::ScalableTarget",
                        "+AWS::IAM::Role",
                        "+AWS::Scheduler::Schedule"),
                changes(
                        "githubRepository",
                        "owner/desk",
                        "+AWS::IAM::OIDCProvider",
                        "+AWS::IAM::Policy",
                        "+AWS::IAM::Role"),
                changes("restart", "now", "~" + SERVICE + " ForceNewDeployment"));
    }

    private static Arguments changes(String setting, Object value, String... changes) {
        return Arguments.of(setting, value, List.of(changes));
    }

    @ParameterizedTest(name = "{0}={1}")
    @MethodSource("switches")
    void changesWhatItSaysAndNothingElse(String setting, Object value, List<String> changes) {
        assertThat(differences(Map.of(), Map.of(setting, value))).containsExactlyInAnyOrderElementsOf(changes);
    }

    /** {@code +type}, {@code -type} and {@code ~type property}. */
    private static SortedSet<String> differences(Map<String, Object> before, Map<String, Object> after) {
        var old = Synthesis.of(before).template().path("Resources");
        var young = Synthesis.of(after).template().path("Resources");
        var differences = new TreeSet<String>();
        old.properties().forEach(resource -> {
            if (!young.has(resource.getKey())) {
                differences.add("-" + type(resource.getValue()));
            }
        });
        young.properties().forEach(resource -> {
            if (!old.has(resource.getKey())) {
                differences.add("+" + type(resource.getValue()));
            } else {
                differences.addAll(changed(old.get(resource.getKey()), resource.getValue()));
            }
        });
        return differences;
    }

    private static List<String> changed(JsonNode before, JsonNode after) {
        var names = new TreeSet<String>();
        var flatBefore = flat(before);
        var flatAfter = flat(after);
        Stream.of(flatBefore, flatAfter).forEach(node -> node.fieldNames().forEachRemaining(names::add));
        return names.stream()
                .filter(name ->
                        !Optional.ofNullable(flatBefore.get(name)).equals(Optional.ofNullable(flatAfter.get(name))))
                .map(name -> "~" + type(after) + " " + name)
                .toList();
    }

    private static ObjectNode flat(JsonNode resource) {
        var flat = ((ObjectNode) resource.path("Properties")).deepCopy();
        for (var policy : List.of("DeletionPolicy", "UpdateReplacePolicy")) {
            if (resource.has(policy)) {
                flat.set(policy, resource.get(policy));
            }
        }
        return flat;
    }

    private static String type(JsonNode resource) {
        return resource.path("Type").asText();
    }

    @Test
    void restrictedSourcesAdmitTheAddressesOfNatToo() {
        var ingress = Synthesis.of(Map.of("allowedSources", "203.0.113.0/24", "natGateways", 2))
                .one("AWS::EC2::SecurityGroup", "LoadBalancer")
                .path("SecurityGroupIngress");

        assertThat(ingress).hasSize(3);
        assertThat(ingress.toString())
                .contains("\"CidrIp\":\"203.0.113.0/24\"")
                .contains("NetworkNatAddress1", "NetworkNatAddress2", "\"/32\"")
                .doesNotContain("0.0.0.0/0");
    }

    @Test
    void certificateMovesTheDeskToHttpsAndRedirectsTheRest() {
        var stack = Synthesis.of(Map.of(
                "certificateArn", Synthesis.CERTIFICATE,
                "domainName", "desk.example.com",
                "hostedZoneId", "Z0123456789ABCDEFGHIJ"));
        var http = stack.one("AWS::ElasticLoadBalancingV2::Listener", "LoadBalancerHttp7");
        var https = stack.one("AWS::ElasticLoadBalancingV2::Listener", "LoadBalancerHttps");

        assertThat(http.at("/DefaultActions/0/RedirectConfig/Protocol").asText())
                .isEqualTo("HTTPS");
        assertThat(http.at("/DefaultActions/0/RedirectConfig/StatusCode").asText())
                .isEqualTo("HTTP_301");
        assertThat(https.path("Port").asInt()).isEqualTo(443);
        assertThat(https.at("/Certificates/0/CertificateArn").asText()).isEqualTo(Synthesis.CERTIFICATE);
        assertThat(https.path("SslPolicy").asText()).startsWith("ELBSecurityPolicy-TLS13-1-2");
        assertThat(stack.properties("AWS::ElasticLoadBalancingV2::ListenerRule"))
                .hasSize(2)
                .allSatisfy(
                        rule -> assertThat(rule.at("/ListenerArn/Ref").asText()).startsWith("LoadBalancerHttps"));
        assertThat(stack.one("AWS::Route53::RecordSet", "LoadBalancer")
                        .path("Name")
                        .asText())
                .isEqualTo("desk.example.com.");
        assertThat(stack.one(TASK, "Frontend").toString()).contains("\"https://desk.example.com/api\"");
        assertThat(stack.template().at("/Outputs/Url/Value").asText()).isEqualTo("https://desk.example.com");
    }

    @Test
    void auroraTakesThePlaceOfTheInstance() {
        var stack = Synthesis.of(Map.of("database", "aurora", "auroraMinimum", 1));
        var cluster = stack.resource("AWS::RDS::DBCluster", "Database");
        var properties = cluster.path("Properties");

        assertThat(properties
                        .at("/ServerlessV2ScalingConfiguration/MinCapacity")
                        .asDouble())
                .isEqualTo(1);
        assertThat(properties
                        .at("/ServerlessV2ScalingConfiguration/MaxCapacity")
                        .asDouble())
                .isEqualTo(2);
        assertThat(properties.path("StorageEncrypted").asBoolean()).isTrue();
        assertThat(properties.path("ManageMasterUserPassword").asBoolean()).isTrue();
        assertThat(properties.path("BackupRetentionPeriod").asInt()).isEqualTo(7);
        assertThat(cluster.path("DeletionPolicy").asText()).isEqualTo("Snapshot");
        assertThat(stack.one(INSTANCE, "Database").path("DBInstanceClass").asText())
                .isEqualTo("db.serverless");
        assertThat(stack.one(INSTANCE, "Database").path("PubliclyAccessible").asBoolean(true))
                .isFalse();
    }

    @Test
    void aSnapshotBringsItsOwnNameUserAndEncryption() {
        var settings =
                new HashMap<String, Object>(Map.of("databaseSnapshot", "rds:desk-2026-11-21", "customerKey", true));
        var instance = Synthesis.of(settings).one(INSTANCE, "Database");
        settings.put("database", "aurora");
        var cluster = Synthesis.of(settings).one("AWS::RDS::DBCluster", "Database");

        assertThat(instance.path("DBSnapshotIdentifier").asText()).isEqualTo("rds:desk-2026-11-21");
        assertThat(cluster.path("SnapshotIdentifier").asText()).isEqualTo("rds:desk-2026-11-21");
        for (var database : List.of(instance, cluster)) {
            assertThat(database.path("ManageMasterUserPassword").asBoolean()).isTrue();
            assertThat(database.properties().stream().map(Map.Entry::getKey))
                    .doesNotContain("DBName", "DatabaseName", "MasterUsername", "StorageEncrypted", "KmsKeyId");
        }
    }

    @Test
    void anyImageTakesTheBackendsPlace() {
        var stack = Synthesis.of(Map.of(
                "backendImage",
                Map.of(
                        "image",
                        "ghcr.io/owner/agent:1.0",
                        "port",
                        9000,
                        "healthPath",
                        "/healthz",
                        "cpu",
                        1024,
                        "memory",
                        2048,
                        "environment",
                        Map.of("LOG_LEVEL", "info"),
                        "secrets",
                        Map.of("AGENT_KEY", "agents/key"),
                        "writableRoot",
                        true)));
        var task = stack.one(TASK, "Backend");
        var container = task.at("/ContainerDefinitions/0");

        assertThat(container.path("Image").asText()).isEqualTo("ghcr.io/owner/agent:1.0");
        assertThat(container.at("/PortMappings/0/ContainerPort").asInt()).isEqualTo(9000);
        assertThat(container.path("ReadonlyRootFilesystem").asBoolean()).isFalse();
        assertThat(container.has("User")).isFalse();
        assertThat(container.path("Environment").toString()).contains("LOG_LEVEL", "DATABASE_URL");
        assertThat(container.path("Secrets").toString()).contains("AGENT_KEY", "agents/key");
        assertThat(task.path("Cpu").asText()).isEqualTo("1024");
        assertThat(stack.one("AWS::ElasticLoadBalancingV2::TargetGroup", "Backend")
                        .path("HealthCheckPath")
                        .asText())
                .isEqualTo("/healthz");
        assertThat(stack.properties("AWS::EC2::SecurityGroupIngress"))
                .anySatisfy(rule -> assertThat(rule.path("ToPort").asInt()).isEqualTo(9000));
        assertThat(stack.assets().path("dockerImages")).hasSize(1);
    }

    @Test
    void imageOfOnesOwnRegistryMayBeRead() {
        var stack = Synthesis.of(Map.of(
                "backendImage",
                "123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/agent:1.0",
                "frontendImage",
                "123456789012.dkr.ecr.eu-west-1.amazonaws.com/page@sha256:" + "0123456789abcdef".repeat(4)));

        assertThat(stack.one(TASK, "Backend")
                        .at("/ContainerDefinitions/0/Image")
                        .toString())
                .contains("123456789012.dkr.ecr.eu-west-1.", "/team/agent:1.0");
        assertThat(stack.one(TASK, "Frontend")
                        .at("/ContainerDefinitions/0/Image")
                        .toString())
                .contains("/page@sha256:0123456789abcdef");
        assertThat(stack.one("AWS::IAM::Policy", "BackendServiceTaskExecutionRole")
                        .toString())
                .contains("ecr:BatchGetImage", ":ecr:eu-west-1:123456789012:repository/team/agent");
        assertThat(stack.assets().path("dockerImages")).isEmpty();
    }

    @Test
    void sourcesAreRestrictedWithANatInstanceToo() {
        var stack = Synthesis.of(Map.of("allowedSources", "203.0.113.0/24", "natInstance", true));
        var machine = stack.one("AWS::EC2::Instance", "Network");

        assertThat(machine.at("/NetworkInterfaces/0/AssociatePublicIpAddress").asBoolean())
                .isTrue();
        assertThat(machine.path("SourceDestCheck").asBoolean(true)).isFalse();
        assertThat(stack.one("AWS::EC2::SecurityGroup", "LoadBalancer")
                        .path("SecurityGroupIngress")
                        .toString())
                .contains("NatInstance", "\"PublicIp\"", "\"/32\"");
    }

    @Test
    void keyOfTheChosenProviderReachesTheBackend() {
        var container = Synthesis.of(Map.of("modelProvider", "mistral", "modelName", "mistral-small-latest"))
                .one(TASK, "Backend")
                .at("/ContainerDefinitions/0");

        assertThat(container.path("Secrets").findValuesAsText("Name")).contains("MISTRAL_API_KEY");
        assertThat(container.path("Environment").toString())
                .contains(
                        "{\"Name\":\"MODEL_PROVIDER\",\"Value\":\"mistral\"}",
                        "{\"Name\":\"MODEL_NAME\",\"Value\":\"mistral-small-latest\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"modelProvider", "modelFallback"})
    void onlyABackendThatAsksBedrockMayDoSo(String setting) {
        var asking = Synthesis.of(Map.of(setting, "bedrock"));

        assertThat(asking.one("AWS::IAM::Policy", "BackendServiceTaskTaskRole").toString())
                .contains(
                        "[\"bedrock:InvokeModel\",\"bedrock:InvokeModelWithResponseStream\"]",
                        ":bedrock:*:*:foundation-model/*",
                        ":inference-profile/*");
        assertThat(asking.all("AWS::IAM::Policy").entrySet().stream()
                        .filter(policy -> policy.getValue().toString().contains("bedrock")))
                .hasSize(1);
        assertThat(Synthesis.of(Map.of()).text()).doesNotContain("bedrock");
    }

    @Test
    void tagOfAPipelineIsOnlyLookedFor() {
        var images = Synthesis.of(Map.of("imageTag", "4f1c2d3")).assets().path("dockerImages");

        assertThat(images.properties().stream().map(Map.Entry::getKey))
                .containsExactlyInAnyOrder("backend-4f1c2d3", "frontend-4f1c2d3");
        assertThat(images)
                .allSatisfy(image ->
                        assertThat(image.at("/source/executable/0").asText()).endsWith("/missing-image"));
    }

    @Test
    void deskRestsAtNightAndItsDatabaseALittleLonger() {
        var stack = Synthesis.of(Map.of("offHours", true));

        assertThat(stack.properties("AWS::Scheduler::Schedule")
                        .map(schedule -> schedule.path("ScheduleExpression").asText() + " "
                                + schedule.at("/Target/Arn").toString().replaceFirst(".*:rds:(\\w+).*", "$1")))
                .containsExactlyInAnyOrder(
                        "cron(45 6 ? * MON-FRI *) startDBInstance", "cron(15 19 ? * MON-FRI *) stopDBInstance");
        assertThat(stack.properties("AWS::ApplicationAutoScaling::ScalableTarget"))
                .hasSize(2)
                .allSatisfy(target -> assertThat(target.path("ScheduledActions").toString())
                        .contains("cron(0 7 ? * MON-FRI *)", "cron(0 19 ? * MON-FRI *)", "America/Chicago"));
    }

    @Test
    void ownTagsAreOnEverything() {
        var stack = Synthesis.of(Map.of("tags", Map.of("owner", "desk")));

        assertThat(differences(Map.of(), Map.of("tags", Map.of("owner", "desk"))))
                .isNotEmpty()
                .allMatch(change -> change.endsWith(" Tags") || change.endsWith(" HostedZoneTags"));
        assertThat(stack.one(BALANCER, "LoadBalancer").path("Tags").toString())
                .contains("{\"Key\":\"owner\",\"Value\":\"desk\"}");
    }

    @Test
    void productionHasTwoOfEverything() {
        var settings = new HashMap<>(Synthesis.PRODUCTION);
        var stack = Synthesis.of(settings);

        assertThat(stack.all("AWS::EC2::NatGateway")).hasSize(2);
        assertThat(stack.properties(SERVICE))
                .allSatisfy(service ->
                        assertThat(service.path("DesiredCount").asInt()).isEqualTo(2));
        assertThat(stack.one(INSTANCE, "Database").path("MultiAZ").asBoolean()).isTrue();
        assertThat(stack.one(INSTANCE, "Database").path("DeletionProtection").asBoolean())
                .isTrue();
        assertThat(stack.all("AWS::KMS::Key")).hasSize(1);
    }
}
