package dev.caredesk.forms;

import dev.caredesk.api.HealthView;
import dev.caredesk.api.WelcomeView;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The API's front door and its pulse. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
public class WelcomeResource {

    private static final String VERSION = "v1";

    /** Says what this is and how to use it. */
    @GET
    public WelcomeView welcome() {
        return new WelcomeView(
                "Welcome to the Medical Appointment Agent API",
                VERSION,
                "/api/docs",
                "/api/health",
                "Send a POST request to /api/query with a JSON body containing a 'user_input' field.");
    }

    /** Says that the API answers. */
    @GET
    @Path("health")
    public HealthView health() {
        return new HealthView("healthy", VERSION);
    }
}
