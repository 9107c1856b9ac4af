package dev.caredesk.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether the caller is asked to say who they are. */
public enum IdentificationNeed {
    /** The caller has to identify before this can go on. */
    @JsonProperty("required")
    REQUIRED
}
