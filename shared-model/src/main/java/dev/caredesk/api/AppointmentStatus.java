package dev.caredesk.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The state of an appointment, in the words of FHIR's AppointmentStatus. */
public enum AppointmentStatus {
    /** Agreed and ahead. */
    @JsonProperty("booked")
    BOOKED,
    /** Called off; the slot is free again. */
    @JsonProperty("cancelled")
    CANCELLED,
    /** The patient is here. */
    @JsonProperty("arrived")
    ARRIVED,
    /** It took place. */
    @JsonProperty("fulfilled")
    FULFILLED,
    /** The patient did not come. */
    @JsonProperty("noshow")
    NOSHOW
}
