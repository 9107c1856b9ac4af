package dev.caredesk.schedule;

/** Why the schedule said no. Each is also a {@code ProblemCode} of the same name. */
public enum Refusal {
    /** Somebody else has the slot now. */
    SLOT_TAKEN,
    /** The patient has another appointment at that time. */
    PATIENT_BUSY,
    /** The slot id was not offered in this conversation, or too long ago. */
    SLOT_NOT_OFFERED,
    /** The slot is not within the doctor's hours, or the doctor is off. */
    OUTSIDE_HOURS,
    /** The time has passed. */
    IN_THE_PAST,
    /** Too short before the appointment to book it. */
    NOTICE_TOO_SHORT,
    /** Further ahead than appointments are given. */
    BEYOND_HORIZON,
    /** Too short before the appointment to move or cancel it. */
    TOO_LATE_TO_CHANGE,
    /** The appointment changed since it was seen. */
    VERSION_CONFLICT,
    /** The appointment is cancelled or over. */
    NOT_CHANGEABLE,
    /** The proposal lapsed. */
    PROPOSAL_EXPIRED,
    /** The proposal was dismissed or replaced. */
    PROPOSAL_CLOSED,
    /** The caller has to identify first; a proposal is kept. */
    IDENTIFICATION_REQUIRED,
    /** No such thing, or it belongs to someone else. */
    NOT_FOUND
}
