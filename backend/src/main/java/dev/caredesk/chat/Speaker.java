package dev.caredesk.chat;

/** Who speaks in a conversation. */
enum Speaker {
    /** The person whose appointments they are. */
    PERSON,
    /** Another agent, which speaks for a person and can say neither yes nor who the person is. */
    AGENT
}
