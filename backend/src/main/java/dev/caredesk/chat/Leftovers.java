package dev.caredesk.chat;

import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** What a conversation leaves in other tables, which know it by its id only. Appointments stay. */
final class Leftovers {

    private Leftovers() {}

    static void delete(Handle handle, List<UUID> conversations) {
        for (var table : List.of("proposal", "offer")) {
            handle.createUpdate("DELETE FROM " + table + " WHERE conversation_id = ANY (:ids)")
                    .bindArray("ids", UUID.class, conversations)
                    .execute();
        }
    }
}
