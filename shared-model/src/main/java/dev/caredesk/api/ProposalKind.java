package dev.caredesk.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a proposal does once it is confirmed. */
public enum ProposalKind {
    /** Makes a new appointment. */
    @JsonProperty("book")
    BOOK,
    /** Moves an appointment to another slot. */
    @JsonProperty("reschedule")
    RESCHEDULE,
    /** Cancels an appointment. */
    @JsonProperty("cancel")
    CANCEL
}
