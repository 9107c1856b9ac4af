package dev.caredesk.evaluation.dialogue;

import java.util.Optional;

/** A call that the data's own system made, and ours should make too. */
public sealed interface GoldCall {

    /**
     * Doctors were looked for.
     *
     * @param specialty empty when the data name none, because there is only one
     */
    record Search(Optional<String> specialty, Optional<String> city) implements GoldCall {
        @Override
        public String toString() {
            return "FindProvider " + specialty.orElse("any specialty") + " in " + city.orElse("any city");
        }
    }

    /**
     * A slot was booked, or was to be.
     *
     * @param successful false when the data's system found it taken
     * @param unsaid true when the time came from the data's system alone, and the human only agreed: no line of the
     *     human's names it
     */
    record Booking(GoldSlot slot, boolean successful, boolean unsaid) implements GoldCall {
        @Override
        public String toString() {
            return "BookAppointment " + slot + (successful ? "" : " (taken)");
        }
    }
}
