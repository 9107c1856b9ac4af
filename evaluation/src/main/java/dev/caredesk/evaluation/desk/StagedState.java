package dev.caredesk.evaluation.desk;

import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;

/**
 * What the database holds in the middle or at the end of a scenario.
 *
 * @param appointments all there are, cancelled ones too, earliest first
 * @param proposals those that wait for a yes
 */
public record StagedState(List<Booked> appointments, List<Waiting> proposals) {

    /** An appointment; a relative's patient is {@code Leo of Anna Keller}. */
    public record Booked(UUID id, String patient, String doctor, LocalDateTime start, String status) {

        /** Whether it stands. */
        public boolean stands() {
            return status.equals("booked");
        }

        /** Returns its doctor and time, as a scenario writes them. */
        public String slot() {
            return doctor + ", " + start.toString().replace('T', ' ');
        }

        @Override
        public String toString() {
            return patient + ", " + slot();
        }
    }

    /** A proposal that waits, as a scenario writes it: {@code book Ingrid Solberg, 2027-03-03 10:00}. */
    public record Waiting(String kind, String doctor, LocalDateTime start) {
        @Override
        public String toString() {
            return kind + " " + doctor + ", " + start.toString().replace('T', ' ');
        }
    }
}
