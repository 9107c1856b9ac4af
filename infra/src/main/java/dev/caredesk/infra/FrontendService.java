package dev.caredesk.infra;

import java.util.Map;
import software.amazon.awscdk.Duration;
import software.constructs.Construct;

/** The page: it knows the backend by its address alone, and keeps a browser's state in one task's memory. */
final class FrontendService extends Construct {

    private static final Duration DRAIN = Duration.seconds(60);
    private static final Duration STICKINESS = Duration.hours(24);

    private final ContainerService service;

    FrontendService(Construct scope, Deployment deployment, Platform platform, LoadBalancer balancer) {
        super(scope, "Frontend");
        service = new ContainerService(
                this,
                deployment,
                platform,
                balancer,
                new ContainerService.Kind(
                        "frontend", deployment.frontend(), Map.of("API_ENDPOINT", balancer.apiUrl()), Map.of(), DRAIN));
        service.targets().enableCookieStickiness(STICKINESS);
    }

    ContainerService service() {
        return service;
    }
}
