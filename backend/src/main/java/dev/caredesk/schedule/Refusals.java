package dev.caredesk.schedule;

import dev.caredesk.caller.Caller;
import dev.caredesk.caller.PatientId;

/** Refusals that are not a booking rule's, in the words the patient reads. */
final class Refusals {

    private Refusals() {}

    static PatientId identified(Caller caller) {
        return caller.patient().orElseThrow(Refusals::identificationRequired);
    }

    static BookingRefused identificationRequired() {
        return new BookingRefused(Refusal.IDENTIFICATION_REQUIRED, "Please tell us who you are first.");
    }

    /** The same for what does not exist and for what is somebody else's. */
    static BookingRefused notFound() {
        return new BookingRefused(Refusal.NOT_FOUND, "We could not find that. Please look at your list again.");
    }

    static BookingRefused versionConflict() {
        return new BookingRefused(
                Refusal.VERSION_CONFLICT, "That appointment has changed in the meantime. Please look at it again.");
    }

    static BookingRefused proposalExpired() {
        return new BookingRefused(
                Refusal.PROPOSAL_EXPIRED, "That offer to confirm has expired. Please choose a time again.");
    }

    static BookingRefused proposalClosed() {
        return new BookingRefused(
                Refusal.PROPOSAL_CLOSED, "That has been answered or replaced already. Please choose a time again.");
    }
}
