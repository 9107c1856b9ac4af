package dev.caredesk.agent.screen;

/** Why something is not let through. */
public enum Objection {
    /** A time or a day that nothing in the conversation has. */
    TIME,
    /** A person whom nothing in the conversation names. */
    NAME,
    /** A code, a number to call, an address or a price that nothing in the conversation has. */
    CODE,
    /** Medical advice, or a dose. */
    ADVICE,
    /** What the model was told, or how it works. */
    PROMPT,
    /** An order to the model where it has no place. */
    INSTRUCTION
}
