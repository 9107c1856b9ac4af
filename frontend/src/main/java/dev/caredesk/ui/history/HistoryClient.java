package dev.caredesk.ui.history;

import dev.caredesk.api.ConversationPatch;
import dev.caredesk.api.ConversationView;
import dev.caredesk.api.Page;
import dev.caredesk.api.ResumedConversation;
import dev.caredesk.ui.api.ApiClient;
import dev.caredesk.ui.api.ApiFailure;
import dev.caredesk.ui.api.ApiRequest;
import java.util.Optional;

/** The calls of a browser's history. The visitor is the secret in the browser's cookie. */
final class HistoryClient {

    private static final String CONVERSATIONS = "conversations";

    private final ApiClient api;

    HistoryClient(ApiClient api) {
        this.api = api;
    }

    /** Returns a page of the conversations with these words, the latest first; words may be empty. */
    Page<ConversationView> list(String visitor, String words, Optional<String> cursor) throws ApiFailure {
        ApiRequest request = ApiRequest.get(CONVERSATIONS)
                .ofVisitor(Optional.of(visitor))
                .with("q", words)
                .with("cursor", cursor.orElse(null));
        return api.page(request, ConversationView.class);
    }

    /** Returns a conversation with its last messages. */
    ConversationView read(String visitor, String id) throws ApiFailure {
        return api.read(ApiRequest.get(CONVERSATIONS, id).ofVisitor(Optional.of(visitor)), ConversationView.class);
    }

    /** Returns the secret with which a conversation goes on. */
    String resume(String visitor, String id) throws ApiFailure {
        ApiRequest request = ApiRequest.post(CONVERSATIONS, id, "resume").ofVisitor(Optional.of(visitor));
        return api.read(request, ResumedConversation.class).conversationId();
    }

    /** Gives a conversation another title. */
    void rename(String visitor, String id, String title) throws ApiFailure {
        api.bytes(ApiRequest.patch(CONVERSATIONS, id)
                .ofVisitor(Optional.of(visitor))
                .with(new ConversationPatch(title)));
    }

    /** Deletes a conversation; its appointments stay. */
    void delete(String visitor, String id) throws ApiFailure {
        api.bytes(ApiRequest.delete(CONVERSATIONS, id).ofVisitor(Optional.of(visitor)));
    }

    /** Returns a conversation as a file, {@code json} or {@code markdown}. */
    byte[] export(String visitor, String id, String format) throws ApiFailure {
        return api.bytes(ApiRequest.get(CONVERSATIONS, id, "export")
                .ofVisitor(Optional.of(visitor))
                .with("format", format));
    }
}
