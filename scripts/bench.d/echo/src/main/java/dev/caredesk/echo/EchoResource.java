package dev.caredesk.echo;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Optional;

/** Answers a question with itself, in the shape that a question to the desk has. */
@Path("/api")
public class EchoResource {

    /** A question. */
    public record Query(String userInput, Optional<String> conversationId) {}

    /** What was asked. */
    public record Answer(String answer, Optional<String> conversationId) {}

    /** Says that the server is up. */
    @GET
    @Path("health")
    public String health() {
        return "healthy";
    }

    /** Says the question again. */
    @POST
    @Path("query")
    @RunOnVirtualThread
    public Answer query(Query query) {
        return new Answer(query.userInput(), query.conversationId());
    }
}
