package dev.caredesk.schedule;

import dev.caredesk.database.TestDatabase;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Measures the search for free slots among 10,000 doctors and 1,000,000 appointments; prints milliseconds.
 * No test by its name; {@code scripts/bench/slot-search} runs it.
 */
class SlotSearchBench {

    private static final int WARM_UP = 1_000;
    private static final int ROUNDS = 3_000;

    @Test
    void measure() {
        try (var database = TestDatabase.create()) {
            var clinic = new TestClinic(database);
            clinic.setNow(Instant.now());
            fill(database);
            measureAll(clinic);
        }
    }

    static void measureAll(TestClinic clinic) {
        var today = clinic.now().atZone(ZoneId.of("America/Chicago")).toLocalDate();
        var cardiologist = new DoctorQuery(
                Optional.empty(), Optional.of("cardiology"), Optional.of("Austin"), Optional.empty(), Optional.empty());
        var mondays = new SlotQuery(
                Optional.empty(),
                cardiologist,
                today,
                today.plusDays(28),
                Optional.of(LocalTime.of(8, 0)),
                Optional.of(LocalTime.of(12, 0)),
                Set.of(DayOfWeek.MONDAY),
                10);
        measure("any cardiologist in Austin, Mondays 8-12, 4 weeks, limit 10", WARM_UP, ROUNDS, clinic, mondays);
        var all = new SlotQuery(
                mondays.doctor(),
                cardiologist,
                mondays.from(),
                mondays.to(),
                mondays.notBefore(),
                mondays.notAfter(),
                mondays.weekdays(),
                200);
        measure("the same, limit 200", WARM_UP, ROUNDS, clinic, all);
        var one = new SlotQuery(
                Optional.of(new DoctorId(200)),
                cardiologist,
                today,
                today.plusDays(90),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                10);
        measure("one doctor, 90 days, limit 10", WARM_UP, ROUNDS, clinic, one);
        var anybody = new SlotQuery(
                Optional.empty(),
                DoctorQuery.any(),
                today,
                today.plusDays(28),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                10);
        measure("anybody, 4 weeks, limit 10", 20, 50, clinic, anybody);
    }

    private static void fill(TestDatabase database) {
        LargeClinic.addDoctors(database.jdbi());
        var from = Instant.now().truncatedTo(ChronoUnit.DAYS).plus(14, ChronoUnit.HOURS);
        LargeClinic.addAppointments(database.jdbi(), from, 25);
    }

    private static void measure(String what, int warmUp, int rounds, TestClinic clinic, SlotQuery query) {
        int found = 0;
        for (int i = 0; i < warmUp; i++) {
            found = clinic.service().findFreeSlots(query).slots().size();
        }
        var nanos = new long[rounds];
        for (int i = 0; i < rounds; i++) {
            long begin = System.nanoTime();
            clinic.service().findFreeSlots(query);
            nanos[i] = System.nanoTime() - begin;
        }
        Arrays.sort(nanos);
        System.out.printf(
                "%-62s %3d found  p50 %.2f  p99 %.2f  max %.2f%n",
                what, found, nanos[rounds / 2] / 1e6, nanos[rounds * 99 / 100] / 1e6, nanos[rounds - 1] / 1e6);
    }
}
