package dev.caredesk.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The life of a proposal: open, then exactly one of the others. */
public enum ProposalStatus {
    /** Waits for the patient's yes. */
    @JsonProperty("open")
    OPEN,
    /** The patient said yes and it took effect. */
    @JsonProperty("confirmed")
    CONFIRMED,
    /** The patient said no. */
    @JsonProperty("dismissed")
    DISMISSED,
    /** A newer proposal of the same conversation took its place. */
    @JsonProperty("superseded")
    SUPERSEDED,
    /** Nobody answered in time. */
    @JsonProperty("expired")
    EXPIRED
}
