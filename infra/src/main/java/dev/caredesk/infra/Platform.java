package dev.caredesk.infra;

import software.amazon.awscdk.services.ecs.Cluster;
import software.amazon.awscdk.services.ecs.ContainerInsights;
import software.constructs.Construct;

/** What every service runs on. */
record Platform(Network network, Cluster cluster, Logs logs, Images images) {

    static Platform of(Construct scope, Deployment deployment, Network network, Logs logs, Images images) {
        var cluster = Cluster.Builder.create(scope, "Cluster")
                .vpc(network.vpc())
                .containerInsightsV2(
                        deployment.run().containerInsights() ? ContainerInsights.ENABLED : ContainerInsights.DISABLED)
                .enableFargateCapacityProviders(deployment.run().spot())
                .build();
        return new Platform(network, cluster, logs, images);
    }
}
