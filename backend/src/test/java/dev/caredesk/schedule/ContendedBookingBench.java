package dev.caredesk.schedule;

import dev.caredesk.caller.Caller;
import dev.caredesk.caller.ConversationId;
import dev.caredesk.caller.PatientId;
import dev.caredesk.database.TestDatabase;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.Test;

/**
 * Measures how many contended bookings a second 64 clients get confirmed or refused, beside the same attempts as bare
 * SQL over the same connections. Each slot is wanted by four patients. No test by its name;
 * {@code scripts/bench/contended-bookings} runs it.
 */
class ContendedBookingBench {

    private static final int CLIENTS = 64;
    private static final int ATTEMPTS = 4_000;

    private record Attempt(UUID proposal, Caller caller) {}

    @Test
    void measure() throws Exception {
        for (int round = 1; round <= 5; round++) {
            double service = measureService();
            double sql = measureSql();
            System.out.printf(
                    "round %d: service %.0f bookings/s, bare SQL %.0f/s, ratio %.2f%n",
                    round, service, sql, service / sql);
        }
    }

    private static double measureService() throws Exception {
        try (var database = TestDatabase.create()) {
            var clinic = new TestClinic(database);
            var attempts = prepare(database.jdbi());
            return rate(attempts, attempt -> {
                try {
                    clinic.service().confirm(attempt.caller(), new ProposalId(attempt.proposal()));
                    return true;
                } catch (BookingRefused refused) {
                    return false;
                }
            });
        }
    }

    private static double measureSql() throws Exception {
        try (var database = TestDatabase.create()) {
            return rate(prepare(database.jdbi()), attempt -> bookBySql(database.jdbi(), attempt));
        }
    }

    private static boolean bookBySql(Jdbi jdbi, Attempt attempt) {
        try {
            jdbi.useTransaction(handle -> {
                handle.createUpdate("""
                                INSERT INTO appointment (id, code, doctor_id, patient_id, during, status, booked_at, updated_at)
                                SELECT id, id::text, doctor_id, :patient, during, 'booked', now(), now()
                                FROM proposal WHERE id = :id AND status = 'open'""")
                        .bind("id", attempt.proposal())
                        .bind(
                                "patient",
                                attempt.caller().patient().orElseThrow().value())
                        .execute();
                handle.createUpdate("UPDATE proposal SET status = 'confirmed', result_id = id WHERE id = :id")
                        .bind("id", attempt.proposal())
                        .execute();
            });
            return true;
        } catch (UnableToExecuteStatementException taken) {
            jdbi.useHandle(handle -> handle.createUpdate("UPDATE proposal SET status = 'expired' WHERE id = :id")
                    .bind("id", attempt.proposal())
                    .execute());
            return false;
        }
    }

    /** Open proposals of as many patients, four for each slot, in the order of the slots. */
    private static List<Attempt> prepare(Jdbi jdbi) {
        var clinic = new TestClinic(jdbi, ZoneId.of("America/Chicago"));
        for (int i = 0; i < 100; i++) {
            clinic.addDailyHours(clinic.addDoctor("Doctor " + i));
        }
        clinic.execute("INSERT INTO patient (id, name) SELECT n, 'P' FROM generate_series(1, ?) AS n", ATTEMPTS);
        clinic.execute(
                """
                INSERT INTO proposal (id, conversation_id, kind, status, doctor_id, during, patient_id, created_at, expires_at)
                SELECT gen_random_uuid(), gen_random_uuid(), 'book', 'open', 1 + n / 4 % 100, tstzrange(at, at + interval '30 minutes'),
                    n + 1, ?::timestamptz, ?::timestamptz + interval '15 minutes'
                FROM generate_series(0, ? - 1) AS n, LATERAL (
                    SELECT ?::timestamptz + n / 6400 * interval '1 day' + n / 400 % 16 * interval '30 minutes') AS t(at)""",
                clinic.now().toString(),
                clinic.now().toString(),
                ATTEMPTS,
                clinic.at("2027-03-08T09:00").toString());
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT id, conversation_id, patient_id FROM proposal ORDER BY patient_id")
                .map((row, context) -> new Attempt(
                        row.getObject(1, UUID.class),
                        Caller.identified(
                                new ConversationId(row.getObject(2, UUID.class)), new PatientId(row.getLong(3)))))
                .list());
    }

    private static double rate(List<Attempt> attempts, Predicate<Attempt> book) throws Exception {
        var next = new AtomicInteger();
        var booked = new AtomicInteger();
        long begin = System.nanoTime();
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CLIENTS; i++) {
                clients.submit(() -> {
                    for (int n = next.getAndIncrement(); n < attempts.size(); n = next.getAndIncrement()) {
                        if (book.test(attempts.get(n))) {
                            booked.incrementAndGet();
                        }
                    }
                });
            }
        }
        if (booked.get() != attempts.size() / 4) {
            throw new IllegalStateException(booked + " of " + attempts.size() / 4 + " slots were booked");
        }
        return attempts.size() * 1e9 / (System.nanoTime() - begin);
    }
}
