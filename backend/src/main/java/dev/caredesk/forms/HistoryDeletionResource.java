package dev.caredesk.forms;

import dev.caredesk.chat.History;
import dev.caredesk.chat.Visitor;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.jspecify.annotations.Nullable;

/** How a visitor's conversation ends for good. */
@Path("/api/conversations")
public class HistoryDeletionResource {

    private final History history;

    @Inject
    HistoryDeletionResource(History history) {
        this.history = history;
    }

    /** Deletes it with all that was said; appointments stay. */
    @DELETE
    @Path("{id}")
    public void delete(@HeaderParam(Visitor.HEADER) @Nullable String visitor, @PathParam("id") String id) {
        history.delete(Visitor.required(visitor), Ids.conversation(id));
    }
}
