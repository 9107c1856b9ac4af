package dev.caredesk.agent;

import dev.caredesk.api.ProposalKind;
import dev.caredesk.schedule.Appointment;
import dev.caredesk.schedule.BookingRefused;
import dev.caredesk.schedule.Refusal;
import java.util.List;
import java.util.Optional;

/** What deterministic code did since the model spoke last. The model is told, it has no say. */
public sealed interface TurnEvent {

    /** The patient said yes and it took effect. */
    record Confirmed(ProposalKind kind, Appointment appointment) implements TurnEvent {}

    /** The patient said no. */
    record Dismissed() implements TurnEvent {}

    /** The patient said yes, but the schedule refused. */
    record Refused(Refusal code, String message) implements TurnEvent {

        Refused(BookingRefused refused) {
            this(refused.refusal(), String.valueOf(refused.getMessage()));
        }
    }

    /** The patient said yes; it is kept until they identify. */
    record IdentificationRequired() implements TurnEvent {}

    /** The caller is identified; with what an earlier yes became by that. */
    record Identified(Optional<Appointment> appointment) implements TurnEvent {}

    /** The caller said not to be the one identified. */
    record IdentificationEnded() implements TurnEvent {}

    /** Some of the details are still missing. */
    record IdentificationIncomplete(List<String> missing) implements TurnEvent {}

    /** The details did not match. */
    record IdentificationFailed() implements TurnEvent {}

    /** Too many tries. */
    record IdentificationLocked() implements TurnEvent {}
}
