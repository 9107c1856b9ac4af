package dev.caredesk.chat;

import dev.caredesk.api.ProblemCode;
import dev.caredesk.caller.Caller;
import dev.caredesk.caller.CallerSettings;
import dev.caredesk.caller.ConversationId;
import dev.caredesk.caller.PatientId;
import dev.caredesk.web.ApiProblem;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Conversations as the resources see them: whoever holds the secret is in the conversation. */
@Singleton
public final class Conversations {

    private final Jdbi jdbi;
    private final Clock clock;
    private final CallerSettings settings;

    @Inject
    Conversations(Jdbi jdbi, Clock clock, CallerSettings settings) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.settings = settings;
    }

    /**
     * A conversation that is open.
     *
     * @param secret what opens it again
     * @param caller who is in it
     */
    public record Opened(String secret, Caller caller) {

        @Override
        public String toString() {
            return "Opened[" + caller + "]";
        }
    }

    /** Returns who is in the conversation that the secret opens; an identification that holds is prolonged. */
    public Optional<Caller> caller(String secret) {
        var now = clock.instant();
        return jdbi.withHandle(handle -> handle.createQuery("""
                        UPDATE conversation
                        SET identified_until = CASE WHEN identified_until > :now THEN :until ELSE identified_until END
                        WHERE secret_hash = :hash
                        RETURNING id, CASE WHEN identified_until > :now THEN patient_id END""")
                .bind("now", now)
                .bind("until", now.plus(settings.identifiedFor()))
                .bind("hash", ConversationSecrets.hash(secret))
                .map((row, context) -> {
                    var conversation = new ConversationId(row.getObject(1, UUID.class));
                    var patient = row.getLong(2);
                    return row.wasNull()
                            ? Caller.unidentified(conversation)
                            : Caller.identified(conversation, new PatientId(patient));
                })
                .findOne());
    }

    /**
     * Returns the conversation that the secret opens, or a new one of the visitor when there is no secret. An unknown
     * secret is an {@link ApiProblem} with {@code CONVERSATION_REQUIRED}.
     */
    public Opened open(Optional<String> secret, Optional<Visitor> visitor) {
        return secret.map(this::existing).orElseGet(() -> create(visitor));
    }

    private Opened existing(String secret) {
        var caller = caller(secret)
                .orElseThrow(() -> new ApiProblem(
                        ProblemCode.CONVERSATION_REQUIRED, "This conversation is not known here. Start a new one."));
        return new Opened(secret, caller);
    }

    private Opened create(Optional<Visitor> visitor) {
        var id = new ConversationId(UUID.randomUUID());
        var secret = ConversationSecrets.make(id, visitor);
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO conversation (id, secret_hash, visitor_hash, created_at, updated_at)
                        VALUES (:id, :hash, CAST(:visitor AS bytea), :now, :now)""")
                .bind("id", id.value())
                .bind("hash", ConversationSecrets.hash(secret))
                .bind("visitor", visitor.map(Visitor::hash).orElse(null))
                .bind("now", clock.instant())
                .execute());
        return new Opened(secret, Caller.unidentified(id));
    }
}
