package dev.caredesk.agent.builtin.understanding;

/** A detail of a doctor or the clinic that a turn asks about; its words lie in {@code topics.txt}. */
public enum Topic {
    PHONE,
    ADDRESS,
    LANGUAGES,
    INSURANCE,
    HOURS,
    NOTICE,
    COST,
    SPECIALTIES,
    SERVICES,
    ZONE
}
