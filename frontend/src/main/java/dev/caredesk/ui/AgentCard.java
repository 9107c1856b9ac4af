package dev.caredesk.ui;

import dev.caredesk.ui.api.ApiClient;
import dev.caredesk.ui.api.ApiFailure;
import dev.caredesk.ui.api.ApiRequest;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/**
 * Hands the backend's card to other agents, which look for it at their host's {@code /.well-known}: all outside
 * {@code /api} is led to the page.
 */
@ApplicationScoped
public class AgentCard {

    private static final String PATH = "/.well-known/agent-card.json";
    private static final int NOT_FOUND = 404;
    private static final int UNAVAILABLE = 503;

    private final ApiClient api;

    /** Creates it. */
    @Inject
    public AgentCard(ApiClient api) {
        this.api = api;
    }

    void register(@Observes Router router) {
        router.get(PATH).blockingHandler(this::answer, false);
    }

    private void answer(RoutingContext request) {
        try {
            byte[] card = api.bytes(ApiRequest.get("a2a", ".well-known", "agent-card.json"));
            request.response()
                    .putHeader(HttpHeaders.CONTENT_TYPE, "application/json;charset=UTF-8")
                    .end(Buffer.buffer(card));
        } catch (ApiFailure failure) {
            // A backend of somebody else's may have no card
            request.response()
                    .setStatusCode(failure.isNotThere() ? NOT_FOUND : UNAVAILABLE)
                    .end();
        }
    }
}
