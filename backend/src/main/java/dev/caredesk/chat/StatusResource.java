package dev.caredesk.chat;

import dev.caredesk.agent.model.ModelStatus;
import dev.caredesk.agent.model.Models;
import dev.caredesk.api.StatusView;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Says which model answers. */
@Path("/api/status")
public class StatusResource {

    private final Models models;

    @Inject
    StatusResource(Models models) {
        this.models = models;
    }

    /** Returns the provider, the model, and why it is not the configured one. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public StatusView status() {
        return view(models.status());
    }

    static StatusView view(ModelStatus status) {
        return new StatusView(
                status.provider(),
                status.model(),
                status.reason().isPresent() ? "fallback" : "ok",
                status.reason().orElse(null));
    }
}
