package dev.caredesk.chat;

import dev.caredesk.caller.Secrets;

/** What opens a conversation. The secret of an agent opens neither a person's turn nor the forms, where one says yes. */
record ConversationKey(String secret, Speaker speaker) {

    private static final String AGENTS = "agent";

    static ConversationKey ofPerson(String secret) {
        return new ConversationKey(secret, Speaker.PERSON);
    }

    static ConversationKey ofAgent(String secret) {
        return new ConversationKey(secret, Speaker.AGENT);
    }

    /** Returns what is stored of it. */
    byte[] hash() {
        return switch (speaker) {
            case PERSON -> ConversationSecrets.hash(secret);
            case AGENT -> Secrets.hash(AGENTS, secret);
        };
    }

    @Override
    public String toString() {
        return "ConversationKey[" + speaker + "]";
    }
}
