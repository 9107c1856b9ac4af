package dev.caredesk.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.database.TestDatabase;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whatever the optimizer of the day thinks, the search among 10,000 doctors must not read the whole schedule. */
class SlotSearchPlanTest {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final ZoneId ZONE = ZoneId.of("America/Chicago");
    private static final LocalDate TODAY = LocalDate.of(2027, 3, 1);
    private static final DoctorQuery CARDIOLOGIST_IN_AUSTIN = new DoctorQuery(
            Optional.empty(), Optional.of("cardiology"), Optional.of("Austin"), Optional.empty(), Optional.empty());

    @BeforeAll
    static void fill() {
        LargeClinic.addDoctors(DATABASE.jdbi());
        LargeClinic.addAppointments(DATABASE.jdbi(), Instant.parse("2027-03-01T14:00:00Z"), 4);
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void appointmentsAreFoundByTheIndexThatForbidsOverlaps() {
        var window = SlotWindow.of(mondayMornings(), bookable(), ZONE);
        var ranges = window.ranges(window.days());
        var plan = DATABASE.jdbi()
                .withHandle(handle -> handle.createQuery("EXPLAIN " + AgendaRepository.SQL)
                        .bind(
                                "doctors",
                                SqlArguments.bigints(LongStream.rangeClosed(1, 50)
                                        .map(i -> i * 200)
                                        .toArray()))
                        .bind(
                                "starts",
                                SqlArguments.bigints(
                                        ranges.stream().mapToLong(Span::opens).toArray()))
                        .bind(
                                "ends",
                                SqlArguments.bigints(
                                        ranges.stream().mapToLong(Span::closes).toArray()))
                        .bind("first", TODAY)
                        .bind("last", TODAY.plusDays(28))
                        .mapTo(String.class)
                        .list());

        assertThat(ranges).hasSize(5);
        assertThat(String.join("\n", plan))
                .containsPattern("Index (Only )?Scan using appointment_doctor_overlap on appointment")
                .containsPattern("Index (Only )?Scan using time_off_by_doctor on time_off")
                .doesNotContain("Seq Scan on appointment", "Seq Scan on time_off");
    }

    @Test
    void doctorsAreFoundBySpecialtyAndCity() {
        var plan = DATABASE.jdbi().withHandle(handle -> {
            var filter = new DoctorFilter(CARDIOLOGIST_IN_AUSTIN);
            return filter.bindTo(handle.createQuery("EXPLAIN " + DoctorRepository.SELECT_AT_WORK + "WHERE "
                            + filter.where() + " AND d.id > 0 ORDER BY d.id LIMIT 512"))
                    .mapTo(String.class)
                    .list();
        });

        assertThat(String.join("\n", plan))
                .contains("doctor_by_specialty_and_city", "weekly_hours_pkey")
                .doesNotContain("Seq Scan on doctor", "Seq Scan on weekly_hours");
    }

    @Test
    void searchFindsWhatIsFree() {
        var clinic = new TestClinic(DATABASE);
        var found = clinic.service().findFreeSlots(mondayMornings());

        assertThat(found.slots()).hasSize(10);
        assertThat(found.slots()).allSatisfy(slot -> {
            var start = slot.time().start().atZone(ZONE);
            assertThat(slot.doctor().specialty()).isEqualTo("cardiology");
            assertThat(slot.doctor().city()).contains("Austin");
            assertThat(start.getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
            assertThat(start.toLocalTime()).isBetween(LocalTime.of(8, 0), LocalTime.of(11, 30));
        });
        assertThat(overlapping(found.slots())).isZero();
    }

    private static int overlapping(List<Slot> slots) {
        return DATABASE.jdbi()
                .withHandle(handle -> slots.stream()
                        .mapToInt(slot -> handle.createQuery("""
                                SELECT count(*) FROM appointment
                                WHERE doctor_id = :doctor AND during && tstzrange(:start, :end)""")
                                .bind("doctor", slot.doctor().id().value())
                                .bind("start", SqlArguments.at(slot.time().start()))
                                .bind("end", SqlArguments.at(slot.time().end()))
                                .mapTo(int.class)
                                .one())
                        .sum());
    }

    private static TimeRange bookable() {
        var now = TestClinic.MONDAY_MORNING;
        return new TimeRange(now, now.atZone(ZONE).plusDays(90).toInstant());
    }

    private static SlotQuery mondayMornings() {
        return new SlotQuery(
                Optional.empty(),
                CARDIOLOGIST_IN_AUSTIN,
                TODAY,
                TODAY.plusDays(28),
                Optional.of(LocalTime.of(8, 0)),
                Optional.of(LocalTime.of(12, 0)),
                Set.of(DayOfWeek.MONDAY),
                10);
    }
}
