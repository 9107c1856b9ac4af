package dev.caredesk.caller;

import java.util.Optional;

/**
 * On whose behalf something is done. Made by deterministic code only, never from what a model says.
 *
 * @param conversation the conversation it is done in
 * @param patient the patient who is identified in it, if anyone is
 */
public record Caller(ConversationId conversation, Optional<PatientId> patient) {

    /** A caller of whom nothing is known. */
    public static Caller unidentified(ConversationId conversation) {
        return new Caller(conversation, Optional.empty());
    }

    /** A caller who is identified. */
    public static Caller identified(ConversationId conversation, PatientId patient) {
        return new Caller(conversation, Optional.of(patient));
    }
}
