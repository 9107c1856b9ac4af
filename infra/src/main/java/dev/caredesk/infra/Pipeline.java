package dev.caredesk.infra;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.DefaultStackSynthesizer;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.OidcProviderNative;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.WebIdentityPrincipal;
import software.constructs.Construct;

/**
 * The role that a pipeline on GitHub takes on with a token that GitHub issues to its job, so that no key is stored
 * there. What it changes in the account it changes through the roles of the CDK's bootstrap.
 */
final class Pipeline extends Construct {

    private static final String ISSUER = "token.actions.githubusercontent.com";
    private static final String AUDIENCE = "sts.amazonaws.com";
    private static final List<String> BOOTSTRAP_ROLES =
            List.of("deploy", "file-publishing", "image-publishing", "lookup");

    private final Role role;

    Pipeline(
            Construct scope, Deployment deployment, Images images, Database database, List<ContainerService> services) {
        super(scope, "Pipeline");
        var settings = deployment.pipeline();
        role = Role.Builder.create(this, "Role")
                .description("Deploys CareDesk from " + settings.repository().orElseThrow())
                .assumedBy(new WebIdentityPrincipal(
                        provider(settings),
                        Map.of(
                                "StringEquals",
                                new TreeMap<>(
                                        Map.of(ISSUER + ":aud", AUDIENCE, ISSUER + ":sub", settings.subjects())))))
                .maxSessionDuration(Duration.hours(1))
                .build();
        mayTakeOnTheRolesOfTheBootstrap();
        mayLookAtTheStack();
        deployment.access().certificateArn().ifPresent(this::mayLookUp);
        mayScale(services);
        mayStartAndStop(database);
        images.verified().grantRead(role);
        images.verified().grantWrite(role);
    }

    private String provider(PipelineSettings settings) {
        return settings.providerExists()
                ? "arn:" + Aws.PARTITION + ":iam::" + Aws.ACCOUNT_ID + ":oidc-provider/" + ISSUER
                : OidcProviderNative.Builder.create(this, "GitHub")
                        .url("https://" + ISSUER)
                        .clientIds(List.of(AUDIENCE))
                        .build()
                        .getOidcProviderArn();
    }

    private void mayTakeOnTheRolesOfTheBootstrap() {
        allow(
                List.of("sts:AssumeRole"),
                BOOTSTRAP_ROLES.stream()
                        .map(name -> "arn:" + Aws.PARTITION + ":iam::" + Aws.ACCOUNT_ID + ":role/cdk-"
                                + DefaultStackSynthesizer.DEFAULT_QUALIFIER + "-" + name + "-role-" + Aws.ACCOUNT_ID
                                + "-" + Aws.REGION));
    }

    private void mayLookAtTheStack() {
        allow(List.of("cloudformation:DescribeStacks"), Stream.of(Stack.of(this).getStackId()));
    }

    private void mayLookUp(CertificateArn certificate) {
        allow(List.of("acm:DescribeCertificate"), Stream.of(certificate.text()));
    }

    private void mayScale(List<ContainerService> services) {
        allow(
                List.of("ecs:DescribeServices", "ecs:UpdateService"),
                services.stream().map(service -> service.service().getServiceArn()));
    }

    private void mayStartAndStop(Database database) {
        allow(
                Stream.concat(database.startAndStop().stream(), Stream.of(database.describe()))
                        .toList(),
                Stream.of(database.arn()));
    }

    private void allow(List<String> actions, Stream<String> resources) {
        role.addToPolicy(PolicyStatement.Builder.create()
                .actions(actions)
                .resources(resources.toList())
                .build());
    }

    Role role() {
        return role;
    }
}
