package dev.caredesk.infra;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.DockerImageAssetSource;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ecr.Repository;
import software.amazon.awscdk.services.ecr.RepositoryAttributes;
import software.amazon.awscdk.services.ecs.ContainerImage;
import software.amazon.awscdk.services.ssm.StringParameter;
import software.constructs.Construct;

/**
 * The images of both services, in the repository of the CDK's bootstrap: built and pushed by {@code cdk deploy} unless
 * they are there, or pushed by a pipeline before.
 */
final class Images extends Construct {

    private static final Pattern ECR =
            Pattern.compile("(?<account>\\d{12})\\.dkr\\.ecr\\.(?<region>[a-z0-9-]+)\\.amazonaws\\.com"
                    + "/(?<name>[a-z0-9._/-]+?)[:@](?<version>[\\w.-]+|sha256:[0-9a-f]{64})");

    private final Path root;
    private final Deployment deployment;
    private final StringParameter verified;

    Images(Construct scope, Path root, Deployment deployment) {
        super(scope, "Images");
        this.root = root;
        this.deployment = deployment;
        verified = StringParameter.Builder.create(this, "Verified")
                .parameterName("/caredesk/" + Stack.of(this).getStackName() + "/verified-image-tag")
                .description("The last image tag with which the desk passed its verification")
                .stringValue("none")
                .build();
    }

    /**
     * The last image tag that proved itself. The stack only makes room for it: who has verified a deployment writes it,
     * and its former values tell what to go back to.
     */
    StringParameter verified() {
        return verified;
    }

    /** The image of a module, or the one that replaces it. */
    ContainerImage of(String module, ServiceSettings service) {
        return service.image().map(address -> ofRegistry(module, address)).orElseGet(() -> ofProject(module));
    }

    // A registry of ECR wants a task with permission to read it; the others are public, or none of AWS's business.
    private ContainerImage ofRegistry(String module, String address) {
        var parts = ECR.matcher(address);
        if (!parts.matches()) {
            return ContainerImage.fromRegistry(address);
        }
        var arn = "arn:" + Aws.PARTITION + ":ecr:" + parts.group("region") + ":" + parts.group("account")
                + ":repository/" + parts.group("name");
        var repository = Repository.fromRepositoryAttributes(
                this,
                module,
                RepositoryAttributes.builder()
                        .repositoryArn(arn)
                        .repositoryName(parts.group("name"))
                        .build());
        return ContainerImage.fromEcrRepository(repository, parts.group("version"));
    }

    // The command line looks for the tag in the repository, and runs the command only when it is not there. So a tag
    // that a pipeline forgot is found out before anything is created.
    private ContainerImage ofProject(String module) {
        var architecture = Settings.spelled(deployment.run().architecture());
        var tag = deployment.imageTag().orElseGet(() -> SourceFingerprint.of(root, module, architecture));
        var command = deployment.imageTag().isPresent()
                ? List.of(script("missing"), module + "-" + tag)
                : List.of(script("build"), module, tag, architecture);
        var location = Stack.of(this)
                .getSynthesizer()
                .addDockerImageAsset(DockerImageAssetSource.builder()
                        .sourceHash(module + "-" + tag)
                        .displayName(module)
                        .executable(command)
                        .build());
        var repository = Repository.fromRepositoryName(this, module, location.getRepositoryName());
        return ContainerImage.fromEcrRepository(
                repository, Optional.ofNullable(location.getImageTag()).orElseThrow());
    }

    private String script(String name) {
        return root.resolve("scripts")
                .resolve("deploy.d")
                .resolve(name + "-image")
                .toString();
    }
}
