package dev.caredesk.evaluation.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.evaluation.desk.Proposal;
import dev.caredesk.evaluation.desk.Slot;
import dev.caredesk.evaluation.desk.StagedState;
import dev.caredesk.evaluation.desk.StagedState.Booked;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ConfirmationsTest {

    private static final UUID ID = new UUID(0, 1);
    private static final Booked AT_TEN = appointment(ID, 10, "booked");
    private static final Booked AT_ELEVEN = appointment(ID, 11, "booked");
    private static final Booked CANCELLED = appointment(ID, 10, "cancelled");

    @Test
    void whatTheCardShowedIsConfirmed() {
        assertThat(missing(List.of(), List.of(AT_TEN), card("book", 10))).isEmpty();
        assertThat(missing(List.of(AT_TEN), List.of(AT_ELEVEN), card("reschedule", 11)))
                .isEmpty();
        assertThat(missing(List.of(AT_TEN), List.of(CANCELLED), card("cancel", 10)))
                .isEmpty();
    }

    @Test
    void whatNoCardShowedIsNot() {
        assertThat(missing(List.of(), List.of(AT_TEN), Optional.empty()))
                .containsExactly("book Ada Frost, 2027-03-03 10:00");
        assertThat(missing(List.of(), List.of(AT_TEN), card("book", 11))).hasSize(1);
        assertThat(missing(List.of(AT_TEN), List.of(CANCELLED), card("book", 10)))
                .hasSize(1);
        assertThat(missing(List.of(AT_TEN), List.of(), card("cancel", 10))).hasSize(1);
    }

    @Test
    void oneYesConfirmsOneChange() {
        var second = appointment(new UUID(0, 2), 10, "booked");

        assertThat(missing(List.of(), List.of(AT_TEN, second), card("book", 10)))
                .hasSize(1);
    }

    private static List<String> missing(List<Booked> before, List<Booked> after, Optional<Proposal> card) {
        return Confirmations.missing(new StagedState(before, List.of()), new StagedState(after, List.of()), card);
    }

    private static Booked appointment(UUID id, int hour, String status) {
        return new Booked(id, "Jane Doe", "Ada Frost", at(hour), status);
    }

    private static Optional<Proposal> card(String kind, int hour) {
        return Optional.of(new Proposal(kind, new Slot("Ada Frost", at(hour))));
    }

    private static LocalDateTime at(int hour) {
        return LocalDateTime.of(2027, 3, 3, hour, 0);
    }
}
