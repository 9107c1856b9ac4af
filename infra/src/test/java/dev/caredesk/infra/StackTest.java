package dev.caredesk.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class StackTest {

    private final Synthesis stack = Synthesis.of(Map.of());

    @Test
    void networkSpansTwoZonesWithThreeKindsOfSubnets() {
        assertThat(stack.all("AWS::EC2::Subnet").keySet())
                .hasSize(6)
                .filteredOn(id -> id.contains("Public"))
                .hasSize(2);
        assertThat(stack.properties("AWS::EC2::Subnet"))
                .allSatisfy(
                        subnet -> assertThat(subnet.path("MapPublicIpOnLaunch").asBoolean())
                                .isFalse());
        assertThat(stack.all("AWS::EC2::NatGateway")).hasSize(1);
        assertThat(stack.one("AWS::EC2::VPCEndpoint", "NetworkVpcS3")
                        .path("ServiceName")
                        .toString())
                .contains(".s3");
        assertThat(stack.all("Custom::VpcRestrictDefaultSG")).hasSize(1);
    }

    @Test
    void dataHasNoWayToTheInternet() {
        var toNat = stack.properties("AWS::EC2::Route")
                .map(route -> route.path("RouteTableId").toString())
                .toList();

        assertThat(toNat).hasSize(4).noneMatch(table -> table.contains("DataSubnet"));
        assertThat(stack.one("AWS::RDS::DBSubnetGroup", "Database")
                        .path("SubnetIds")
                        .toString())
                .contains("DataSubnet1", "DataSubnet2")
                .doesNotContain("TasksSubnet", "PublicSubnet");
    }

    @Test
    void routesHealthThenTheApiThenThePage() {
        var health = stack.one("AWS::ElasticLoadBalancingV2::ListenerRule", "LoadBalancerHealth");
        var api = stack.one("AWS::ElasticLoadBalancingV2::ListenerRule", "LoadBalancerApi");
        var listener = stack.one("AWS::ElasticLoadBalancingV2::Listener", "LoadBalancerHttp");

        assertThat(stack.all("AWS::ElasticLoadBalancingV2::ListenerRule")).hasSize(2);
        assertThat(health.path("Priority").asInt())
                .isLessThan(api.path("Priority").asInt());
        assertThat(paths(health)).containsExactly("/health*");
        assertThat(health.at("/Actions/0/FixedResponseConfig/StatusCode").asText())
                .isEqualTo("404");
        assertThat(paths(api)).containsExactly("/api", "/api/*");
        assertThat(api.at("/Actions/0/TargetGroupArn/Ref").asText()).startsWith("BackendService");
        assertThat(listener.at("/DefaultActions/0/TargetGroupArn/Ref").asText()).startsWith("FrontendService");
        assertThat(listener.path("Port").asInt()).isEqualTo(80);
    }

    private static List<String> paths(JsonNode rule) {
        return texts(rule.at("/Conditions/0/PathPatternConfig/Values"));
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    @Test
    void balancerFacesTheInternetAndDropsInvalidHeaders() {
        var balancer = stack.one("AWS::ElasticLoadBalancingV2::LoadBalancer", "LoadBalancer");
        var attributes = balancer.path("LoadBalancerAttributes").toString();

        assertThat(balancer.path("Scheme").asText()).isEqualTo("internet-facing");
        assertThat(balancer.path("Subnets").toString()).contains("PublicSubnet1", "PublicSubnet2");
        assertThat(attributes)
                .contains("{\"Key\":\"idle_timeout.timeout_seconds\",\"Value\":\"360\"}")
                .contains("{\"Key\":\"routing.http.drop_invalid_header_fields.enabled\",\"Value\":\"true\"}");
    }

    @Test
    void everyDoorAdmitsOneNeighbourOnOnePort() {
        assertThat(edges())
                .containsExactlyInAnyOrder(
                        "0.0.0.0/0 -> LoadBalancer:80",
                        "LoadBalancer -> BackendService:8000",
                        "LoadBalancer -> FrontendService:8501",
                        "BackendService -> Database:5432");
    }

    private List<String> edges() {
        var edges = new ArrayList<String>();
        stack.all("AWS::EC2::SecurityGroup")
                .forEach((id, group) -> group.at("/Properties/SecurityGroupIngress")
                        .forEach(rule -> edges.add(rule.path("CidrIp").asText() + " -> " + shortened(id) + ":"
                                + rule.path("ToPort").asText())));
        stack.properties("AWS::EC2::SecurityGroupIngress")
                .forEach(rule -> edges.add(
                        shortened(rule.at("/SourceSecurityGroupId/Fn::GetAtt/0").asText()) + " -> "
                                + shortened(rule.at("/GroupId/Fn::GetAtt/0").asText()) + ":"
                                + rule.path("ToPort").asText()));
        return edges;
    }

    private static String shortened(String securityGroup) {
        return securityGroup.replaceFirst("SecurityGroup.*", "");
    }

    @Test
    void targetsAreAskedWhetherTheyLive() {
        for (var service : List.of("Backend", "Frontend")) {
            var targets = stack.one("AWS::ElasticLoadBalancingV2::TargetGroup", service);

            assertThat(targets.path("HealthCheckPath").asText()).isEqualTo("/health/live");
            assertThat(targets.at("/Matcher/HttpCode").asText()).isEqualTo("200");
            assertThat(targets.path("HealthCheckIntervalSeconds").asInt()).isEqualTo(30);
            assertThat(targets.path("HealthCheckTimeoutSeconds").asInt()).isEqualTo(5);
            assertThat(targets.path("HealthyThresholdCount").asInt()).isEqualTo(2);
            assertThat(targets.path("UnhealthyThresholdCount").asInt()).isEqualTo(3);
        }
    }

    @Test
    void onlyThePageIsSticky() {
        assertThat(attributes("Backend")).contains("{\"Key\":\"stickiness.enabled\",\"Value\":\"false\"}");
        assertThat(attributes("Frontend"))
                .contains("{\"Key\":\"stickiness.enabled\",\"Value\":\"true\"}")
                .contains("{\"Key\":\"stickiness.lb_cookie.duration_seconds\",\"Value\":\"86400\"}");
    }

    private String attributes(String service) {
        return stack.one("AWS::ElasticLoadBalancingV2::TargetGroup", service)
                .path("TargetGroupAttributes")
                .toString();
    }

    @Test
    void tasksHaveTheirSizeAndPort() {
        var backend = stack.one("AWS::ECS::TaskDefinition", "Backend");
        var frontend = stack.one("AWS::ECS::TaskDefinition", "Frontend");

        assertThat(backend.path("Cpu").asText()).isEqualTo("512");
        assertThat(backend.path("Memory").asText()).isEqualTo("1024");
        assertThat(backend.at("/ContainerDefinitions/0/PortMappings/0/ContainerPort")
                        .asInt())
                .isEqualTo(8000);
        assertThat(frontend.path("Cpu").asText()).isEqualTo("256");
        assertThat(frontend.path("Memory").asText()).isEqualTo("512");
        assertThat(frontend.at("/ContainerDefinitions/0/PortMappings/0/ContainerPort")
                        .asInt())
                .isEqualTo(8501);
    }

    @Test
    void containersAreConfined() {
        assertThat(stack.properties("AWS::ECS::TaskDefinition")).hasSize(2).allSatisfy(task -> {
            var container = task.at("/ContainerDefinitions/0");
            assertThat(container.path("ReadonlyRootFilesystem").asBoolean()).isTrue();
            assertThat(container.path("User").asText()).isEqualTo("1001:1001");
            assertThat(container.at("/LinuxParameters/InitProcessEnabled").asBoolean())
                    .isTrue();
            assertThat(container.at("/MountPoints")).hasSize(1);
            assertThat(container.at("/MountPoints/0/ContainerPath").asText()).isEqualTo("/tmp");
            assertThat(container.path("Privileged").asBoolean()).isFalse();
        });
    }

    @Test
    void servicesArePrivateAndRollBack() {
        assertThat(stack.properties("AWS::ECS::Service")).hasSize(2).allSatisfy(service -> {
            var network = service.at("/NetworkConfiguration/AwsvpcConfiguration");
            assertThat(network.path("AssignPublicIp").asText()).isEqualTo("DISABLED");
            assertThat(network.path("Subnets").toString()).contains("TasksSubnet1", "TasksSubnet2");
            assertThat(network.path("SecurityGroups")).hasSize(1);
            assertThat(service.path("DesiredCount").asInt()).isEqualTo(1);
            assertThat(service.path("LaunchType").asText()).isEqualTo("FARGATE");
            assertThat(service.path("AvailabilityZoneRebalancing").asText()).isEqualTo("ENABLED");
            assertThat(service.path("EnableExecuteCommand").asBoolean()).isFalse();
            assertThat(service.at("/DeploymentConfiguration/DeploymentCircuitBreaker/Rollback")
                            .asBoolean())
                    .isTrue();
            assertThat(service.at("/DeploymentConfiguration/MinimumHealthyPercent")
                            .asInt())
                    .isEqualTo(100);
        });
    }

    @Test
    void newTaskHasTheTimeThatItTakesToBecomeHealthy() {
        // docs/deployment.md has the arithmetic
        assertThat(stack.properties("AWS::ECS::Service"))
                .hasSize(2)
                .allSatisfy(service -> assertThat(
                                service.path("HealthCheckGracePeriodSeconds").asInt())
                        .isEqualTo(180));
    }

    @Test
    void stoppingTaskOutlivesItsRequests() {
        // an agent's turn may take 30 seconds, and Fargate gives a task 120 at most to stop
        assertThat(attributes("Backend"))
                .contains("{\"Key\":\"deregistration_delay.timeout_seconds\",\"Value\":\"45\"}");
        assertThat(stack.properties("AWS::ECS::TaskDefinition"))
                .allSatisfy(task -> assertThat(
                                task.at("/ContainerDefinitions/0/StopTimeout").asInt())
                        .isBetween(31, 120));
    }

    @Test
    void logsAreKeptForAWeekAndNoLonger() {
        assertThat(stack.all("AWS::Logs::LogGroup").values()).hasSize(2).allSatisfy(group -> {
            assertThat(group.at("/Properties/RetentionInDays").asInt()).isEqualTo(7);
            assertThat(group.path("DeletionPolicy").asText()).isEqualTo("Delete");
        });
        assertThat(stack.properties("AWS::ECS::TaskDefinition"))
                .allSatisfy(task -> assertThat(task.at("/ContainerDefinitions/0/LogConfiguration/LogDriver")
                                .asText())
                        .isEqualTo("awslogs"));
    }

    @Test
    void keysReachTheBackendAloneAndStartUnset() {
        var backend = stack.one("AWS::ECS::TaskDefinition", "Backend").at("/ContainerDefinitions/0");
        var frontend = stack.one("AWS::ECS::TaskDefinition", "Frontend").at("/ContainerDefinitions/0");

        assertThat(StreamSupport.stream(backend.path("Secrets").spliterator(), false)
                        .map(secret -> secret.path("Name").asText()))
                .containsExactly("HF_TOKEN", "OPENAI_API_KEY");
        assertThat(frontend.has("Secrets")).isFalse();
        assertThat(stack.properties("AWS::SecretsManager::Secret"))
                .hasSize(2)
                .allSatisfy(secret ->
                        assertThat(secret.path("SecretString").asText()).isEqualTo("unset"));
        assertThat(environment(backend)).contains("{\"Name\":\"MODEL_PROVIDER\",\"Value\":\"builtin\"}");
    }

    private static String environment(JsonNode container) {
        return container.path("Environment").toString();
    }

    @Test
    void pageFindsTheApiThroughTheBalancer() {
        assertThat(environment(stack.one("AWS::ECS::TaskDefinition", "Frontend").at("/ContainerDefinitions/0")))
                .contains("\"API_ENDPOINT\"", "\"http://\"", "\"DNSName\"", "\"/api\"");
    }

    @Test
    void linksForPeopleLeadToTheBalancer() {
        var variables = stack.one("AWS::ECS::TaskDefinition", "Backend").at("/ContainerDefinitions/0/Environment");

        assertThat(variables)
                .filteredOn(variable -> variable.path("Name").asText().equals("PUBLIC_URL"))
                .singleElement()
                .asString()
                .contains("\"http://\"", "\"DNSName\"")
                .doesNotContain("/api");
    }

    @Test
    void databaseIsPrivateEncryptedAndCanBeRestored() {
        var database = stack.resource("AWS::RDS::DBInstance", "Database");
        var properties = database.path("Properties");

        assertThat(properties.path("DBInstanceClass").asText()).isEqualTo("db.t4g.micro");
        assertThat(properties.path("Engine").asText()).isEqualTo("postgres");
        assertThat(properties.path("PubliclyAccessible").asBoolean(true)).isFalse();
        assertThat(properties.path("StorageEncrypted").asBoolean()).isTrue();
        assertThat(properties.path("BackupRetentionPeriod").asInt()).isEqualTo(7);
        assertThat(properties.path("ManageMasterUserPassword").asBoolean()).isTrue();
        assertThat(properties.has("MasterUserPassword")).isFalse();
        assertThat(database.path("DeletionPolicy").asText()).isEqualTo("Snapshot");
        assertThat(database.path("UpdateReplacePolicy").asText()).isEqualTo("Snapshot");
        assertThat(stack.one("AWS::RDS::DBParameterGroup", "Database")
                        .at("/Parameters/rds.force_ssl")
                        .asText())
                .isEqualTo("1");
    }

    @Test
    void backendVerifiesTheDatabaseAndReadsItsSecretByItself() {
        var container = stack.one("AWS::ECS::TaskDefinition", "Backend").at("/ContainerDefinitions/0");

        assertThat(environment(container))
                .contains("DATABASE_URL", ":5432/caredesk?sslmode=verify-full&sslrootcert=/app/certificates/rds.pem")
                .contains("DATABASE_SECRET_ARN", "MasterUserSecret.SecretArn");
        assertThat(stack.one("AWS::IAM::Policy", "BackendServiceTaskTaskRole").toString())
                .contains("secretsmanager:GetSecretValue", "MasterUserSecret.SecretArn")
                .doesNotContain("\"*\"");
    }

    @Test
    void imagesComeFromTheBootstrapAndAreNamedByTheirSources() {
        var images = stack.assets().path("dockerImages");

        assertThat(images).hasSize(2);
        images.properties().forEach(image -> {
            assertThat(image.getKey()).matches("(backend|frontend)-[0-9a-f]{32}");
            assertThat(image.getValue().at("/source/executable/0").asText()).endsWith("/build-image");
            assertThat(image.getValue().path("destinations").toString())
                    .contains("cdk-hnb659fds-container-assets-", "\"imageTag\":\"" + image.getKey() + "\"");
            assertThat(stack.text()).contains(":" + image.getKey());
        });
    }

    @Test
    void outputsTellWhereEverythingIs() {
        assertThat(stack.template().path("Outputs").properties().stream().map(Map.Entry::getKey))
                .containsExactly(
                        "Url",
                        "ApiUrl",
                        "ClusterName",
                        "BackendServiceName",
                        "FrontendServiceName",
                        "BackendLogGroup",
                        "FrontendLogGroup",
                        "BackendTasks",
                        "FrontendTasks",
                        "DatabaseEngine",
                        "DatabaseIdentifier",
                        "ImageTag",
                        "VerifiedImageTag");
    }

    @Test
    void alarmsSayWhatTheyMean() {
        assertThat(stack.properties("AWS::CloudWatch::Alarm")).hasSize(7).allSatisfy(alarm -> {
            assertThat(alarm.path("AlarmDescription").asText()).endsWith(".").contains(" ");
            assertThat(alarm.path("TreatMissingData").asText()).isEqualTo("notBreaching");
        });
    }

    @Test
    void everythingThatCanBeTaggedIsTagged() {
        for (var type : List.of(
                "AWS::EC2::VPC",
                "AWS::ECS::Cluster",
                "AWS::ECS::Service",
                "AWS::ElasticLoadBalancingV2::LoadBalancer",
                "AWS::RDS::DBInstance",
                "AWS::SecretsManager::Secret",
                "AWS::Logs::LogGroup",
                "AWS::CloudWatch::Alarm")) {
            assertThat(stack.properties(type))
                    .as(type)
                    .isNotEmpty()
                    .allSatisfy(resource -> assertThat(resource.path("Tags").toString())
                            .contains("{\"Key\":\"application\",\"Value\":\"caredesk\"}"));
        }
        assertThat(stack.properties("AWS::ECS::Service"))
                .allSatisfy(service ->
                        assertThat(service.path("PropagateTags").asText()).isEqualTo("SERVICE"));
    }
}
