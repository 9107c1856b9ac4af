package dev.caredesk.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.caredesk.database.TestDatabase;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The clinic is in Chicago: clocks go forward on 14 March 2027 at 2:00, and back on 7 November 2027 at 2:00. */
class FreeSlotsTest {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final LocalDate MONDAY = LocalDate.of(2027, 3, 8);
    private static final LocalDate CLOCKS_FORWARD = LocalDate.of(2027, 3, 14);
    private static final LocalDate CLOCKS_BACK = LocalDate.of(2027, 11, 7);

    private TestClinic clinic;
    private DoctorId doctor;

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void open() {
        DATABASE.clear();
        clinic = new TestClinic(DATABASE);
        doctor = clinic.addDoctor("Sarah Johnson");
    }

    @Test
    void hoursMinusTimeOffMinusAppointments() {
        clinic.addHours(doctor, DayOfWeek.MONDAY, 630, 780);
        clinic.addTimeOff(doctor, clinic.at("2027-03-08T11:15"), clinic.at("2027-03-08T11:20"));
        clinic.book(clinic.identified("Maria Lopez"), doctor, "2027-03-08T12:00");

        assertThat(clinic.starts(doctor, MONDAY, MONDAY.plusDays(6)))
                .containsExactly("2027-03-08T10:30", "2027-03-08T11:30", "2027-03-08T12:30");
    }

    @Test
    void cancelledAppointmentFreesItsSlot() {
        clinic.addHours(doctor, DayOfWeek.MONDAY, 600, 630);
        clinic.book(clinic.identified("Maria Lopez"), doctor, "2027-03-08T10:00");
        assertThat(clinic.starts(doctor, MONDAY, MONDAY)).isEmpty();

        clinic.execute("UPDATE appointment SET status = 'cancelled'");
        assertThat(clinic.starts(doctor, MONDAY, MONDAY)).containsExactly("2027-03-08T10:00");
    }

    @Test
    void hoursOfOneDateJoinTheWeeklyOnes() {
        clinic.addHours(doctor, DayOfWeek.MONDAY, 600, 645);
        clinic.addDatedHours(doctor, MONDAY, 645, 690);
        clinic.addDatedHours(doctor, MONDAY.plusDays(1), 540, 570);

        assertThat(clinic.starts(doctor, MONDAY, MONDAY.plusDays(7)))
                .containsExactly(
                        "2027-03-08T10:00",
                        "2027-03-08T10:30",
                        "2027-03-08T11:00",
                        "2027-03-09T09:00",
                        "2027-03-15T10:00");
    }

    @Test
    void noSlotBeginsWhereTheClocksGoForward() {
        clinic.addHours(doctor, DayOfWeek.SUNDAY, 60, 240);

        assertThat(clinic.starts(doctor, CLOCKS_FORWARD, CLOCKS_FORWARD))
                .containsExactly("2027-03-14T01:00", "2027-03-14T01:30", "2027-03-14T03:00", "2027-03-14T03:30");
        assertHalfHoursWithoutOverlap(clinic.slots(doctor, CLOCKS_FORWARD, CLOCKS_FORWARD));
    }

    @Test
    void hoursThatBeginInTheGapBeginAtItsEnd() {
        clinic.addHours(doctor, DayOfWeek.SUNDAY, 150, 240);

        assertThat(clinic.starts(doctor, CLOCKS_FORWARD, CLOCKS_FORWARD))
                .containsExactly("2027-03-14T03:00", "2027-03-14T03:30");
    }

    @Test
    void hoursWithinTheGapDoNotExist() {
        clinic.addHours(doctor, DayOfWeek.SUNDAY, 120, 180);

        assertThat(clinic.starts(doctor, CLOCKS_FORWARD, CLOCKS_FORWARD)).isEmpty();
    }

    @Test
    void hourThatComesTwiceIsWorkedTwice() {
        clinic.setNow(Instant.parse("2027-11-01T12:00:00Z"));
        clinic.addHours(doctor, DayOfWeek.SUNDAY, 30, 150);

        assertThat(clinic.starts(doctor, CLOCKS_BACK, CLOCKS_BACK))
                .containsExactly(
                        "2027-11-07T00:30",
                        "2027-11-07T01:00",
                        "2027-11-07T01:30",
                        "2027-11-07T01:00",
                        "2027-11-07T01:30",
                        "2027-11-07T02:00");
        assertHalfHoursWithoutOverlap(clinic.slots(doctor, CLOCKS_BACK, CLOCKS_BACK));
    }

    @Test
    void bothOccurrencesOfAnHourCanBeBooked() {
        clinic.setNow(Instant.parse("2027-11-01T12:00:00Z"));
        clinic.addHours(doctor, DayOfWeek.SUNDAY, 60, 120);
        var slots = clinic.slots(doctor, CLOCKS_BACK, CLOCKS_BACK);
        var maria = clinic.identified("Maria Lopez");
        for (var offered : clinic.service().offer(maria, slots)) {
            var proposal = clinic.service().proposeBooking(maria, offered.id(), Optional.empty(), Optional.empty());
            clinic.service().confirm(maria, proposal.id());
        }

        assertThat(slots).hasSizeGreaterThanOrEqualTo(2);
        assertThat(clinic.service().appointments(maria, true)).hasSameSizeAs(slots);
    }

    @Test
    void nightShiftKeepsItsGridOverMidnight() {
        clinic.execute("UPDATE doctor SET slot_minutes = 50");
        clinic.addHours(doctor, DayOfWeek.MONDAY, 23 * 60, 1440);
        clinic.addHours(doctor, DayOfWeek.TUESDAY, 0, 60);

        assertThat(clinic.starts(doctor, MONDAY, MONDAY.plusDays(1)))
                .containsExactly("2027-03-08T23:00", "2027-03-08T23:50");
        assertThat(clinic.starts(doctor, MONDAY.plusDays(1), MONDAY.plusDays(1)))
                .isEmpty();
        clinic.book(clinic.identified("Maria Lopez"), doctor, "2027-03-08T23:50");
        assertThat(clinic.starts(doctor, MONDAY, MONDAY)).containsExactly("2027-03-08T23:00");
    }

    @Test
    void slotAfterMidnightBelongsToTheNewDay() {
        clinic.addHours(doctor, DayOfWeek.MONDAY, 1410, 1440);
        clinic.addHours(doctor, DayOfWeek.TUESDAY, 0, 30);

        assertThat(clinic.starts(doctor, MONDAY.plusDays(1), MONDAY.plusDays(1)))
                .containsExactly("2027-03-09T00:00");
    }

    @Test
    void roundTheClockHasEverySlotOnce() {
        for (var day : DayOfWeek.values()) {
            clinic.addHours(doctor, day, 0, 1440);
        }

        var slots = clinic.slots(doctor, MONDAY, MONDAY.plusDays(2));
        assertThat(slots).hasSize(3 * 48);
        assertHalfHoursWithoutOverlap(slots);
    }

    @Test
    void leapDayHasSlots() {
        clinic.setNow(Instant.parse("2028-02-21T12:00:00Z"));
        clinic.addHours(doctor, DayOfWeek.TUESDAY, 540, 570);
        clinic.addDatedHours(doctor, LocalDate.of(2028, 2, 29), 600, 630);

        assertThat(clinic.starts(doctor, LocalDate.of(2028, 2, 28), LocalDate.of(2028, 3, 1)))
                .containsExactly("2028-02-29T09:00", "2028-02-29T10:00");
        assertThat(clinic.service().freeSlotsByDay(Optional.of(doctor), DoctorQuery.any(), YearMonth.of(2028, 2)))
                .containsEntry(LocalDate.of(2028, 2, 29), 2);
    }

    @Test
    void onlyWhatCanBeBookedNowIsFound() {
        clinic.addDailyHours(doctor);
        var today = LocalDate.of(2027, 3, 1);

        assertThat(clinic.starts(doctor, today.minusDays(10), today)).startsWith("2027-03-01T10:00");
        clinic.pass(Duration.ofSeconds(1));
        assertThat(clinic.starts(doctor, today, today)).startsWith("2027-03-01T10:30");
        assertThat(clinic.starts(doctor, today.plusDays(90), today.plusYears(5)))
                .containsExactly("2027-05-30T09:00", "2027-05-30T09:30", "2027-05-30T10:00");
    }

    @Test
    void timeWindowAndWeekdaysNarrowTheSearch() {
        clinic.addDailyHours(doctor);
        var found = clinic.service()
                .findFreeSlots(new SlotQuery(
                        Optional.of(doctor),
                        DoctorQuery.any(),
                        MONDAY,
                        MONDAY.plusDays(9),
                        Optional.of(LocalTime.of(10, 15)),
                        Optional.of(LocalTime.of(11, 30)),
                        Set.of(DayOfWeek.TUESDAY),
                        10));

        assertThat(found.more()).isFalse();
        assertThat(found.slots())
                .extracting(slot -> slot.time().start())
                .containsExactly(
                        clinic.at("2027-03-09T10:30"),
                        clinic.at("2027-03-09T11:00"),
                        clinic.at("2027-03-16T10:30"),
                        clinic.at("2027-03-16T11:00"));
    }

    @Test
    void earliestOfAllDoctorsComeFirst() {
        clinic.addHours(doctor, DayOfWeek.MONDAY, 600, 660);
        var early = clinic.addDoctor("Emily Rodriguez");
        clinic.addHours(early, DayOfWeek.MONDAY, 570, 660);
        var elsewhere = clinic.addDoctor("Robert Williams", "hip", "Austin", true, 30);
        clinic.addHours(elsewhere, DayOfWeek.MONDAY, 480, 660);
        var knees = new DoctorQuery(
                Optional.empty(),
                Optional.of("knee"),
                Optional.of("austin"),
                Optional.of(true),
                Optional.of("english"));
        var found = clinic.service().findFreeSlots(query(knees, MONDAY, MONDAY, 3));

        assertThat(found.more()).isTrue();
        assertThat(found.slots())
                .containsExactly(
                        clinic.slot(early, "2027-03-08T09:30"),
                        clinic.slot(doctor, "2027-03-08T10:00"),
                        clinic.slot(early, "2027-03-08T10:00"));
    }

    @Test
    void moreDoctorsThanAreReadAtATimeAreAllSearched() {
        clinic.execute("""
                INSERT INTO doctor (name, specialty_id, accepts_uninsured)
                SELECT 'Doctor ' || n, 'knee', true FROM generate_series(1, 1200) AS n""");
        clinic.execute("INSERT INTO weekly_hours SELECT id, 1, 600, 660 FROM doctor WHERE id > 1");
        clinic.execute("UPDATE weekly_hours SET opens_minute = 540 WHERE doctor_id IN (3, 600, 1201)");

        assertThat(clinic.service()
                        .findFreeSlots(query(DoctorQuery.any(), MONDAY, MONDAY.plusDays(30), 7))
                        .slots())
                .extracting(slot -> slot.doctor().id().value())
                .containsExactly(3L, 600L, 1201L, 3L, 600L, 1201L, 2L);
    }

    @Test
    void calendarCountsFreeSlotsOfEachDay() {
        clinic.addHours(doctor, DayOfWeek.MONDAY, 600, 660);
        clinic.book(clinic.identified("Maria Lopez"), doctor, "2027-03-15T10:00");
        var days = clinic.service().freeSlotsByDay(Optional.empty(), DoctorQuery.any(), YearMonth.of(2027, 3));

        assertThat(days)
                .containsExactly(
                        java.util.Map.entry(LocalDate.of(2027, 3, 1), 2),
                        java.util.Map.entry(LocalDate.of(2027, 3, 8), 2),
                        java.util.Map.entry(LocalDate.of(2027, 3, 15), 1),
                        java.util.Map.entry(LocalDate.of(2027, 3, 22), 2),
                        java.util.Map.entry(LocalDate.of(2027, 3, 29), 2));
    }

    @Test
    void nothingIsFoundWhereNobodyWorks() {
        assertThat(clinic.starts(doctor, MONDAY, MONDAY.plusDays(30))).isEmpty();
        assertThat(clinic.starts(new DoctorId(4711), MONDAY, MONDAY.plusDays(30)))
                .isEmpty();
        assertThat(clinic.starts(doctor, MONDAY.minusYears(3), MONDAY.minusYears(2)))
                .isEmpty();
    }

    @Test
    void reversedRangeOrAbsurdLimitIsAnError() {
        assertThatIllegalArgumentException().isThrownBy(() -> clinic.starts(doctor, MONDAY, MONDAY.minusDays(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> clinic.service().findFreeSlots(query(DoctorQuery.any(), MONDAY, MONDAY, 201)));
    }

    @Test
    void everySlotOfEveryZoneAndDayIsFreeOfOverlapsAndBookable() {
        for (var zone :
                List.of("Europe/Berlin", "Australia/Lord_Howe", "America/Santiago", "Asia/Beirut", "Africa/Cairo")) {
            DATABASE.clear();
            clinic = new TestClinic(DATABASE.jdbi(), ZoneId.of(zone));
            doctor = clinic.addDoctor("Owl");
            for (var day : DayOfWeek.values()) {
                clinic.addHours(doctor, day, 22 * 60, 1440);
                clinic.addHours(doctor, day, 0, 5 * 60);
            }
            for (var now = Instant.parse("2027-01-01T00:00:00Z");
                    now.isBefore(Instant.parse("2028-01-01T00:00:00Z"));
                    now = now.plus(Duration.ofDays(10))) {
                clinic.setNow(now);
                var today = now.atZone(ZoneId.of(zone)).toLocalDate();
                var slots = clinic.slots(doctor, today.plusDays(1), today.plusDays(11));
                assertThat(slots).hasSizeBetween(140, 168);
                assertHalfHoursWithoutOverlap(slots);
            }
        }
    }

    private static SlotQuery query(DoctorQuery doctors, LocalDate from, LocalDate to, int limit) {
        return new SlotQuery(Optional.empty(), doctors, from, to, Optional.empty(), Optional.empty(), Set.of(), limit);
    }

    private static void assertHalfHoursWithoutOverlap(List<Slot> slots) {
        for (int i = 0; i < slots.size(); i++) {
            assertThat(slots.get(i).time().length()).isEqualTo(Duration.ofMinutes(30));
            if (i > 0) {
                assertThat(slots.get(i).time().start())
                        .isAfterOrEqualTo(slots.get(i - 1).time().end());
            }
        }
    }
}
