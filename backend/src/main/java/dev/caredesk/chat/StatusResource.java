package dev.caredesk.chat;

import dev.caredesk.agent.model.ModelStatus;
import dev.caredesk.agent.model.Models;
import dev.caredesk.agent.remote.AgentElsewhere;
import dev.caredesk.api.StatusView;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Says which model or agent answers. */
@Path("/api/status")
public class StatusResource {

    private final Models models;
    private final AgentElsewhere elsewhere;

    @Inject
    StatusResource(Models models, AgentElsewhere elsewhere) {
        this.models = models;
        this.elsewhere = elsewhere;
    }

    /** Returns the provider, the model, and why it is not the configured one or does not answer. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public StatusView status() {
        return elsewhere.status().map(status -> view(status, "away")).orElseGet(() -> view(models.status()));
    }

    static StatusView view(ModelStatus status) {
        return view(status, "fallback");
    }

    private static StatusView view(ModelStatus status, String otherwise) {
        return new StatusView(
                status.provider(),
                status.model(),
                status.reason().isPresent() ? otherwise : "ok",
                status.reason().orElse(null));
    }
}
