package dev.caredesk.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether the caller says to have been here before. */
public enum PatientKind {
    /** "I have been here before": name, date of birth and contact must all match. */
    @JsonProperty("returning")
    RETURNING,
    /** "I am new": always makes a record of its own. */
    @JsonProperty("new")
    NEW
}
