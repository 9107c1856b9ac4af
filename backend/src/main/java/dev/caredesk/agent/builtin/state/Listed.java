package dev.caredesk.agent.builtin.state;

/** What the user saw listed last, and may choose from. */
public enum Listed {
    NOTHING,
    SLOTS,
    DOCTORS,
    APPOINTMENTS
}
