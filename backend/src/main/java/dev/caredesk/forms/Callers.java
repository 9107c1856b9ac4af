package dev.caredesk.forms;

import dev.caredesk.api.ConversationSecret;
import dev.caredesk.api.ProblemCode;
import dev.caredesk.caller.Caller;
import dev.caredesk.web.ApiProblem;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who sends a form: read from {@code Authorization: Bearer} and the conversation's secret in it. */
@Singleton
class Callers {

    private static final Pattern BEARER =
            Pattern.compile("Bearer (" + ConversationSecret.PATTERN + ")", Pattern.CASE_INSENSITIVE);

    /** Returns the caller, or nobody when the request carries no secret. A wrong secret is refused. */
    Optional<Caller> ifAny(@Nullable String authorization) {
        return secret(authorization).map(this::known);
    }

    /** Returns the caller; without a secret the request is refused. */
    Caller required(@Nullable String authorization) {
        return ifAny(authorization).orElseThrow(Callers::refused);
    }

    private Caller known(String secret) {
        throw refused();
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
                "Send the conversation_id of a conversation as 'Authorization: Bearer …'.");
    }
}
