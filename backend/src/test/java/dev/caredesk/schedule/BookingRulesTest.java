package dev.caredesk.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.caredesk.api.AppointmentStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class BookingRulesTest {

    private static final Instant NOW = TestClinic.MONDAY_MORNING;
    private static final long[] NO_HOURS = {};
    private static final long[] MONDAYS_9_TO_17 = {1L << 22 | 540 << 11 | 1020};

    private final BookingRules rules = new BookingRules(TestClinic.scheduleSettings(), ZoneId.of("America/Chicago"));

    @Test
    void notInThePast() {
        assertRefused(Refusal.IN_THE_PAST, () -> rules.notInThePast(slotIn(Duration.ZERO), NOW));
        assertAllowed(() -> rules.notInThePast(slotIn(Duration.ofSeconds(1)), NOW));
    }

    @Test
    void minimumNotice() {
        assertRefused(Refusal.NOTICE_TOO_SHORT, () -> rules.minimumNotice(slotIn(Duration.ofMinutes(59)), NOW));
        assertAllowed(() -> rules.minimumNotice(slotIn(Duration.ofHours(1)), NOW));
    }

    @Test
    void withinHorizon() {
        assertRefused(
                Refusal.BEYOND_HORIZON,
                () -> rules.withinHorizon(slotIn(Duration.ofDays(90).plusSeconds(1)), NOW));
        assertAllowed(() -> rules.withinHorizon(slotIn(Duration.ofDays(90)), NOW));
    }

    @Test
    void withinHours() {
        var nextMonday = Duration.ofDays(7);
        assertAllowed(() -> rules.withinHours(slotIn(nextMonday), facts(MONDAYS_9_TO_17, false)));
        assertAllowed(() ->
                rules.withinHours(slotIn(nextMonday.plusHours(7).plusMinutes(30)), facts(MONDAYS_9_TO_17, false)));
        assertRefused(
                Refusal.OUTSIDE_HOURS,
                () -> rules.withinHours(
                        slotIn(nextMonday.plusHours(7).plusMinutes(31)), facts(MONDAYS_9_TO_17, false)));
        assertRefused(
                Refusal.OUTSIDE_HOURS,
                () -> rules.withinHours(slotIn(nextMonday.minusMinutes(1)), facts(MONDAYS_9_TO_17, false)));
        assertRefused(Refusal.OUTSIDE_HOURS, () -> rules.withinHours(slotIn(nextMonday), facts(MONDAYS_9_TO_17, true)));
        assertRefused(Refusal.OUTSIDE_HOURS, () -> rules.withinHours(slotIn(nextMonday), facts(NO_HOURS, false)));
    }

    @Test
    void doctorIsFree() {
        var hours = new WorkingHours(NO_HOURS, NO_HOURS);
        assertRefused(Refusal.SLOT_TAKEN, () -> rules.doctorIsFree(new SlotFacts(hours, false, true, false)));
        assertAllowed(() -> rules.doctorIsFree(new SlotFacts(hours, false, false, true)));
    }

    @Test
    void patientIsFree() {
        var hours = new WorkingHours(NO_HOURS, NO_HOURS);
        assertRefused(Refusal.PATIENT_BUSY, () -> rules.patientIsFree(new SlotFacts(hours, false, false, true)));
        assertAllowed(() -> rules.patientIsFree(new SlotFacts(hours, false, true, false)));
    }

    @Test
    void stillAhead() {
        var tomorrow = slotIn(Duration.ofDays(1));
        assertAllowed(() -> rules.stillAhead(AppointmentStatus.BOOKED, tomorrow, NOW));
        assertRefused(Refusal.NOT_CHANGEABLE, () -> rules.stillAhead(AppointmentStatus.CANCELLED, tomorrow, NOW));
        assertRefused(
                Refusal.NOT_CHANGEABLE, () -> rules.stillAhead(AppointmentStatus.BOOKED, slotIn(Duration.ZERO), NOW));
    }

    @Test
    void changeNotice() {
        var longAgo = NOW.minus(Duration.ofDays(3));
        assertAllowed(() -> rules.changeNotice(slotIn(Duration.ofHours(24)), longAgo, NOW));
        assertRefused(
                Refusal.TOO_LATE_TO_CHANGE,
                () -> rules.changeNotice(slotIn(Duration.ofHours(24).minusSeconds(1)), longAgo, NOW));
    }

    @Test
    void changeIsAlwaysAllowedRightAfterBooking() {
        var soon = slotIn(Duration.ofHours(2));
        assertAllowed(() -> rules.changeNotice(soon, NOW.minus(Duration.ofMinutes(15)), NOW));
        assertRefused(
                Refusal.TOO_LATE_TO_CHANGE,
                () -> rules.changeNotice(soon, NOW.minus(Duration.ofMinutes(15)).minusSeconds(1), NOW));
    }

    private static TimeRange slotIn(Duration notice) {
        return new TimeRange(NOW.plus(notice), NOW.plus(notice).plus(Duration.ofMinutes(30)));
    }

    private static SlotFacts facts(long[] weekly, boolean off) {
        return new SlotFacts(new WorkingHours(weekly, NO_HOURS), off, false, false);
    }

    private static void assertAllowed(ThrowingCallable call) {
        assertThatCode(call).doesNotThrowAnyException();
    }

    private static void assertRefused(Refusal refusal, ThrowingCallable call) {
        var refused = catchThrowableOfType(BookingRefused.class, call);
        assertThat(refused).isNotNull();
        assertThat(refused.refusal()).isEqualTo(refusal);
    }
}
