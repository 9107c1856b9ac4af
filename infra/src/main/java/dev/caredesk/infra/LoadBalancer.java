package dev.caredesk.infra;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.ec2.Peer;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationListener;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationListenerRule;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationLoadBalancer;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationProtocol;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationTargetGroup;
import software.amazon.awscdk.services.elasticloadbalancingv2.BaseApplicationListenerProps;
import software.amazon.awscdk.services.elasticloadbalancingv2.FixedResponseOptions;
import software.amazon.awscdk.services.elasticloadbalancingv2.ListenerAction;
import software.amazon.awscdk.services.elasticloadbalancingv2.ListenerCertificate;
import software.amazon.awscdk.services.elasticloadbalancingv2.ListenerCondition;
import software.amazon.awscdk.services.elasticloadbalancingv2.RedirectOptions;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.route53.ARecord;
import software.amazon.awscdk.services.route53.HostedZone;
import software.amazon.awscdk.services.route53.HostedZoneAttributes;
import software.amazon.awscdk.services.route53.RecordTarget;
import software.amazon.awscdk.services.route53.targets.LoadBalancerTarget;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.constructs.Construct;

/** The one way in. Its rules, in their order: health is not for the public, the API is the backend's, all else the page. */
final class LoadBalancer extends Construct {

    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private final ApplicationLoadBalancer balancer;
    private final SecurityGroup securityGroup;
    private final AccessSettings access;

    LoadBalancer(Construct scope, Deployment deployment, Network network) {
        super(scope, "LoadBalancer");
        access = deployment.access();
        securityGroup = SecurityGroup.Builder.create(this, "SecurityGroup")
                .vpc(network.vpc())
                .description("CareDesk load balancer")
                .allowAllOutbound(false)
                .build();
        balancer = ApplicationLoadBalancer.Builder.create(this, "Balancer")
                .vpc(network.vpc())
                .vpcSubnets(
                        SubnetSelection.builder().subnetType(SubnetType.PUBLIC).build())
                .internetFacing(true)
                .securityGroup(securityGroup)
                .idleTimeout(Duration.seconds(access.idleTimeout()))
                .dropInvalidHeaderFields(true)
                .deletionProtection(access.deletionProtection())
                .build();
        admitSources(network);
        if (access.accessLogs()) {
            writeAccessLogs(deployment);
        }
        access.hostedZoneId().ifPresent(this::enterAddress);
    }

    private void admitSources(Network network) {
        access.sources().forEach(source -> admit(source, "allowed source"));
        if (access.isRestricted()) {
            network.natSources().forEach(source -> admit(source, "the page calls the API"));
        }
    }

    private void admit(String source, String why) {
        securityGroup.addIngressRule(Peer.ipv4(source), Port.tcp(HTTP), why);
        if (access.isEncrypted()) {
            securityGroup.addIngressRule(Peer.ipv4(source), Port.tcp(HTTPS), why);
        }
    }

    /** Sends each request to one of the two. */
    void route(ApplicationTargetGroup backend, ApplicationTargetGroup frontend) {
        var listener = access.isEncrypted() ? encryptedListener(frontend) : plainListener(frontend);
        ApplicationListenerRule.Builder.create(this, "HealthIsNotForThePublic")
                .listener(listener)
                .priority(10)
                .conditions(List.of(ListenerCondition.pathPatterns(List.of("/health*"))))
                .action(ListenerAction.fixedResponse(
                        404,
                        FixedResponseOptions.builder()
                                .contentType("text/plain")
                                .messageBody("Not found")
                                .build()))
                .build();
        ApplicationListenerRule.Builder.create(this, "ApiToBackend")
                .listener(listener)
                .priority(20)
                .conditions(List.of(ListenerCondition.pathPatterns(List.of("/api", "/api/*"))))
                .action(ListenerAction.forward(List.of(backend)))
                .build();
    }

    private ApplicationListener plainListener(ApplicationTargetGroup frontend) {
        return listener("Http", HTTP, ApplicationProtocol.HTTP, ListenerAction.forward(List.of(frontend)), List.of());
    }

    private ApplicationListener encryptedListener(ApplicationTargetGroup frontend) {
        listener(
                "Http",
                HTTP,
                ApplicationProtocol.HTTP,
                ListenerAction.redirect(RedirectOptions.builder()
                        .protocol("HTTPS")
                        .port(String.valueOf(HTTPS))
                        .permanent(true)
                        .build()),
                List.of());
        return listener(
                "Https",
                HTTPS,
                ApplicationProtocol.HTTPS,
                ListenerAction.forward(List.of(frontend)),
                List.of(ListenerCertificate.fromArn(
                        access.certificateArn().orElseThrow().text())));
    }

    private ApplicationListener listener(
            String id,
            int port,
            ApplicationProtocol protocol,
            ListenerAction action,
            List<ListenerCertificate> certificates) {
        return balancer.addListener(
                id,
                BaseApplicationListenerProps.builder()
                        .port(port)
                        .protocol(protocol)
                        .open(false)
                        .certificates(certificates)
                        .defaultAction(action)
                        .build());
    }

    // Written out because the CDK's own method wants to know the region while the template is made.
    private void writeAccessLogs(Deployment deployment) {
        var bucket = Bucket.Builder.create(this, "AccessLog")
                .encryption(BucketEncryption.S3_MANAGED)
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .enforceSsl(true)
                .versioned(true)
                .lifecycleRules(List.of(LifecycleRule.builder()
                        .expiration(Duration.days(deployment.run().logDays()))
                        .noncurrentVersionExpiration(Duration.days(1))
                        .build()))
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
        bucket.addToResourcePolicy(PolicyStatement.Builder.create()
                .principals(List.of(new ServicePrincipal("logdelivery.elasticloadbalancing.amazonaws.com")))
                .actions(List.of("s3:PutObject"))
                .resources(List.of(bucket.arnForObjects("AWSLogs/" + Aws.ACCOUNT_ID + "/*")))
                .conditions(Map.of("StringEquals", Map.of("aws:SourceAccount", Aws.ACCOUNT_ID)))
                .build());
        balancer.setAttribute("access_logs.s3.enabled", "true");
        balancer.setAttribute("access_logs.s3.bucket", bucket.getBucketName());
        balancer.getNode().addDependency(Objects.requireNonNull(bucket.getPolicy()));
    }

    private void enterAddress(String hostedZoneId) {
        var domain = access.domainName().orElseThrow();
        ARecord.Builder.create(this, "Address")
                .zone(HostedZone.fromHostedZoneAttributes(
                        this,
                        "Zone",
                        HostedZoneAttributes.builder()
                                .hostedZoneId(hostedZoneId)
                                .zoneName(domain)
                                .build()))
                .target(RecordTarget.fromAlias(new LoadBalancerTarget(balancer)))
                .build();
    }

    /** The page's address, as people write it. */
    String url() {
        return access.domainName()
                .map(domain -> "https://" + domain)
                .orElseGet(() -> "http://" + balancer.getLoadBalancerDnsName());
    }

    /** The API's address, which also the page uses. */
    String apiUrl() {
        return url() + "/api";
    }

    ApplicationLoadBalancer balancer() {
        return balancer;
    }
}
