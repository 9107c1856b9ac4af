package dev.caredesk.forms;

import dev.caredesk.api.ConversationSecret;
import dev.caredesk.api.ProblemCode;
import dev.caredesk.caller.Caller;
import dev.caredesk.chat.Conversations;
import dev.caredesk.chat.Conversations.Opened;
import dev.caredesk.chat.Visitor;
import dev.caredesk.web.ApiProblem;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who sends a form: the conversation whose secret stands in {@code Authorization: Bearer}. */
@Singleton
class Callers {

    private static final Pattern BEARER =
            Pattern.compile("Bearer (" + ConversationSecret.PATTERN + ")", Pattern.CASE_INSENSITIVE);

    private final Conversations conversations;

    @Inject
    Callers(Conversations conversations) {
        this.conversations = conversations;
    }

    /** Returns the caller, or nobody when the request carries no secret. A wrong secret is refused. */
    Optional<Caller> ifAny(@Nullable String authorization) {
        return secret(authorization).map(secret -> conversations.caller(secret).orElseThrow(Callers::refused));
    }

    /** Returns the caller; without a secret the request is refused. */
    Caller required(@Nullable String authorization) {
        return ifAny(authorization).orElseThrow(Callers::refused);
    }

    /** Returns the conversation with its secret; a new one of the visitor when the request carries none. */
    Opened opened(@Nullable String authorization, @Nullable String visitor) {
        return conversations.open(secret(authorization), Visitor.ifAny(visitor));
    }

    /** Returns the secret together with its caller; without one the request is refused. */
    Opened requiredOpen(@Nullable String authorization) {
        return conversations.open(Optional.of(secret(authorization).orElseThrow(Callers::refused)), Optional.empty());
    }

    private static Optional<String> secret(@Nullable String authorization) {
        if (authorization == null) {
            return Optional.empty();
        }
        var matcher = BEARER.matcher(authorization);
        if (!matcher.matches()) {
            throw refused();
        }
        return Optional.of(matcher.group(1));
    }

    private static ApiProblem refused() {
        return new ApiProblem(
                ProblemCode.CONVERSATION_REQUIRED,
                "Send the conversation_id of a known conversation as 'Authorization: Bearer …'.");
    }
}
