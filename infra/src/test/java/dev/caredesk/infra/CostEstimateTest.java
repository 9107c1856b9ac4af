package dev.caredesk.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CostEstimateTest {

    /** What costs nothing by itself, or next to nothing at this use. */
    private static final Set<String> FREE = Set.of(
            "AWS::EC2::VPC",
            "AWS::EC2::Subnet",
            "AWS::EC2::RouteTable",
            "AWS::EC2::Route",
            "AWS::EC2::SubnetRouteTableAssociation",
            "AWS::EC2::InternetGateway",
            "AWS::EC2::VPCGatewayAttachment",
            "AWS::EC2::VPCEndpoint", // a gateway's
            "AWS::EC2::SecurityGroup",
            "AWS::EC2::SecurityGroupIngress",
            "AWS::EC2::SecurityGroupEgress",
            "AWS::IAM::Role",
            "AWS::IAM::Policy",
            "AWS::IAM::InstanceProfile",
            "AWS::Lambda::Function", // closes the default security group, once
            "Custom::VpcRestrictDefaultSG",
            "AWS::ECS::Cluster",
            "AWS::ECS::TaskDefinition",
            "AWS::ECS::ClusterCapacityProviderAssociations",
            "AWS::ElasticLoadBalancingV2::Listener",
            "AWS::ElasticLoadBalancingV2::ListenerRule",
            "AWS::ElasticLoadBalancingV2::TargetGroup",
            "AWS::RDS::DBSubnetGroup",
            "AWS::RDS::DBParameterGroup",
            "AWS::S3::BucketPolicy",
            "AWS::ApplicationAutoScaling::ScalableTarget",
            "AWS::SSM::Parameter",
            "AWS::Scheduler::Schedule");

    private static final Set<String> PRICED = Set.of(
            "AWS::EC2::NatGateway",
            "AWS::EC2::Instance",
            "AWS::EC2::EIP",
            "AWS::EC2::FlowLog",
            "AWS::ElasticLoadBalancingV2::LoadBalancer",
            "AWS::ECS::Service",
            "AWS::RDS::DBInstance",
            "AWS::SecretsManager::Secret",
            "AWS::KMS::Key",
            "AWS::CloudWatch::Alarm",
            "AWS::Logs::MetricFilter",
            "AWS::Logs::LogGroup",
            "AWS::S3::Bucket");

    private static CostEstimate estimate(Map<String, Object> settings) {
        return CostEstimate.of(Deployment.read(settings, Destination.UNKNOWN));
    }

    private static BigDecimal month(Map<String, Object> settings) {
        return estimate(settings).month();
    }

    @Test
    void thriftyStaysBelowSixtyDollars() {
        assertThat(month(Map.of("profile", "thrifty"))).isLessThan(new BigDecimal(60));
    }

    @Test
    void thriftyStaysBelowFortyFiveDollarsWhenItRestsAtNight() {
        assertThat(month(Map.of("profile", "thrifty", "offHours", true))).isLessThan(new BigDecimal(45));
    }

    static Stream<Map<String, Object>> profiles() {
        return Stream.of(Map.of(), Synthesis.PRODUCTION, Map.of("profile", "thrifty", "offHours", true));
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void nothingInTheStackIsForgotten(Map<String, Object> settings) {
        var types = new TreeSet<String>();
        Synthesis.of(settings)
                .template()
                .path("Resources")
                .forEach(resource -> types.add(resource.path("Type").asText()));

        types.removeAll(FREE);
        assertThat(PRICED).containsAll(types);
    }

    @Test
    void countsWhatTheTemplateHas() {
        for (var settings : profiles().toList()) {
            var stack = Synthesis.of(settings);
            var estimate = estimate(settings);

            assertThat(quantity(estimate, "secrets"))
                    .isEqualTo(stack.all("AWS::SecretsManager::Secret").size() + 1);
            assertThat(quantity(estimate, "alarms"))
                    .isEqualTo(stack.all("AWS::CloudWatch::Alarm").size());
            assertThat(quantity(estimate, "public IPv4 addresses") / 730)
                    .isEqualTo(stack.all("AWS::EC2::EIP").size()
                            + stack.all("AWS::EC2::Instance").size()
                            + 2);
        }
    }

    private static double quantity(CostEstimate estimate, String item) {
        return estimate.lines().stream()
                .filter(line -> line.item().equals(item))
                .mapToDouble(CostEstimate.Line::quantity)
                .sum();
    }

    @Test
    void tableAddsUp() {
        var estimate = estimate(Map.of());

        assertThat(estimate.month())
                .isEqualTo(estimate.lines().stream()
                        .map(CostEstimate.Line::month)
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
        assertThat(estimate.text()).contains("load balancer", "16.43", "together");
    }

    @ParameterizedTest
    @EnumSource
    void priceHasAPageAndADate(Price price) {
        assertThat(price.source()).startsWith("https://aws.amazon.com/").endsWith("/");
        assertThat(price.readOn()).matches("2026-\\d\\d(-\\d\\d)?");
    }

    @Test
    void documentHasTheTables() throws IOException {
        var document = Files.readString(Synthesis.ROOT.resolve("docs/cost.md"));
        var production = new HashMap<>(Synthesis.PRODUCTION);

        assertThat(document)
                .contains(estimate(Map.of()).markdown())
                .contains(estimate(production).markdown())
                .contains(estimate(Map.of("profile", "thrifty")).markdown())
                .contains(
                        estimate(Map.of("profile", "thrifty", "offHours", true)).markdown());
    }
}
