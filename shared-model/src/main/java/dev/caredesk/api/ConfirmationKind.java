package dev.caredesk.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a link that an agent gave to a person asks. */
public enum ConfirmationKind {
    /** A yes to what the agent proposed. */
    @JsonProperty("proposal")
    PROPOSAL,
    /** Who the person is, and that the agent may see their appointments and propose changes. */
    @JsonProperty("identification")
    IDENTIFICATION
}
