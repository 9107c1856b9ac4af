package dev.caredesk.schedule;

import dev.caredesk.api.ProposalStatus;
import dev.caredesk.caller.Caller;
import dev.caredesk.caller.ConversationId;
import dev.caredesk.caller.PatientId;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalPropertiesReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;

/**
 * The schedule's part of {@code scripts/bench}, in a process of its own: prints "key value" lines and writes the SQL
 * that the service sent as scripts for pgbench. Address and credentials of the database come from the environment.
 */
public final class ScheduleBenchmark implements AutoCloseable {

    private static final int SLOTS = 16;
    private static final int WARM_UP = 2_000;
    private static final long FIRST_PATIENT = 9_000_000_000L;

    private final AgroalDataSource pool;
    private final Jdbi jdbi;
    private final ScheduleService schedule;
    private final LocalDate today;

    private ScheduleBenchmark() throws SQLException {
        pool = AgroalDataSource.from(new AgroalPropertiesReader()
                .readProperties(Map.of(
                        AgroalPropertiesReader.JDBC_URL, System.getenv("BENCH_JDBC_URL"),
                        AgroalPropertiesReader.PRINCIPAL, System.getenv("PGUSER"),
                        AgroalPropertiesReader.CREDENTIAL, System.getenv("PGPASSWORD"),
                        AgroalPropertiesReader.PROVIDER_CLASS_NAME, "org.postgresql.Driver",
                        AgroalPropertiesReader.MAX_SIZE, System.getenv("BENCH_POOL"),
                        AgroalPropertiesReader.ACQUISITION_TIMEOUT_S, "30")));
        jdbi = Jdbi.create(pool).installPlugin(new PostgresPlugin());
        var clinic = TestClinic.clinicSettings(ZoneId.of("America/Chicago"));
        var clock = Clock.systemUTC();
        schedule = new ScheduleService(jdbi, clock, clinic, TestClinic.scheduleSettings());
        today = LocalDate.now(clock.withZone(clinic.zone()));
    }

    /**
     * Runs one of {@code migrate}, {@code fill <days of appointments>}, {@code search <times> <folder>},
     * {@code prepare-bookings <clients> <file>}, {@code bookings <clients> <seconds>}.
     */
    public static void main(String... arguments) throws Exception {
        try (var benchmark = new ScheduleBenchmark()) {
            switch (arguments[0]) {
                case "migrate" -> benchmark.migrate();
                case "fill" -> benchmark.fill(Integer.parseInt(arguments[1]));
                case "search" -> benchmark.search(Integer.parseInt(arguments[1]), Path.of(arguments[2]));
                case "prepare-bookings" ->
                    benchmark.prepareBookings(Integer.parseInt(arguments[1]), Path.of(arguments[2]));
                case "bookings" -> benchmark.bookings(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
                default -> throw new IllegalArgumentException(arguments[0]);
            }
        }
    }

    @Override
    public void close() {
        pool.close();
    }

    private void migrate() {
        Flyway.configure().dataSource(pool).load().migrate();
    }

    private void fill(int days) {
        migrate();
        LargeClinic.addDoctors(jdbi);
        // 8:00 in Chicago, in winter
        LargeClinic.addAppointments(
                jdbi, Instant.now().truncatedTo(ChronoUnit.DAYS).plus(14, ChronoUnit.HOURS), days);
    }

    /** Any cardiologist in a city, Mondays from 8 to 12 in the next four weeks; the cities take turns. */
    private void search(int times, Path scripts) throws IOException {
        var cities = jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT DISTINCT city FROM doctor WHERE specialty_id = 'cardiology' ORDER BY city")
                .mapTo(String.class)
                .list());
        for (var city : cities) {
            var sent = SentSql.during(jdbi, () -> schedule.findFreeSlots(mondayMorning(city)));
            Files.writeString(scripts.resolve("search-" + cities.indexOf(city) + ".sql"), sent.asScript());
        }
        int found = 0;
        for (int i = 0; i < WARM_UP; i++) {
            found += schedule.findFreeSlots(mondayMorning(cities.get(i % cities.size())))
                    .slots()
                    .size();
        }
        var nanos = new long[times];
        for (int i = 0; i < times; i++) {
            var query = mondayMorning(cities.get(i % cities.size()));
            long start = System.nanoTime();
            found += schedule.findFreeSlots(query).slots().size();
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        print("p50_ms", nanos[times / 2] / 1e6);
        print("p99_ms", nanos[(int) (times * 0.99)] / 1e6);
        print("slots_found", (double) found / (WARM_UP + times));
    }

    private SlotQuery mondayMorning(String city) {
        return new SlotQuery(
                Optional.empty(),
                new DoctorQuery(
                        Optional.empty(),
                        Optional.of("cardiology"),
                        Optional.of(city),
                        Optional.empty(),
                        Optional.empty()),
                today,
                today.plusWeeks(4),
                Optional.of(LocalTime.of(8, 0)),
                Optional.of(LocalTime.NOON),
                Set.of(DayOfWeek.MONDAY),
                20);
    }

    /** Makes four doctors and the clients' patients, offers the slots to all, and writes the script for pgbench. */
    private void prepareBookings(int clients, Path script) throws IOException {
        jdbi.useHandle(handle -> {
            handle.execute("""
                    INSERT INTO specialty (id, name) VALUES ('contended', 'Contended') ON CONFLICT DO NOTHING;
                    INSERT INTO doctor (name, specialty_id, accepts_uninsured)
                    SELECT 'Contended ' || n, 'contended', true FROM generate_series(1, 4) AS n;
                    INSERT INTO weekly_hours
                    SELECT id, weekday, 480, 600 FROM doctor, generate_series(1, 7) AS weekday
                    WHERE specialty_id = 'contended'""");
            handle.execute(
                    "INSERT INTO patient (id, name) SELECT ?::bigint + n, 'Client' FROM generate_series(0, ?) AS n",
                    FIRST_PATIENT,
                    clients);
        });
        var offered = offerContended();
        var winner = client(clients);
        var proposing = SentSql.during(
                jdbi, () -> schedule.proposeBooking(winner, offered.getFirst(), Optional.empty(), Optional.empty()));
        var proposal = schedule.openProposal(winner).orElseThrow();
        var confirming = SentSql.during(jdbi, () -> schedule.confirm(winner, proposal.id()));
        var appointment = schedule.appointments(winner, true).getFirst();
        var proposingToCancel =
                SentSql.during(jdbi, () -> schedule.proposeCancellation(winner, appointment.id(), Optional.of(0)));
        var cancellation = schedule.openProposal(winner).orElseThrow();
        var cancelling = SentSql.during(jdbi, () -> schedule.confirm(winner, cancellation.id()));
        var closing = SentSql.during(
                jdbi,
                () -> jdbi.useHandle(handle -> new ProposalRepository(null)
                        .close(handle, proposal.id(), ProposalStatus.EXPIRED, Instant.now())));
        var written = new ContendedBookingScript(
                offered.getFirst().split("-")[0],
                offered.size(),
                FIRST_PATIENT,
                proposing,
                confirming,
                closing,
                proposingToCancel,
                cancelling);
        jdbi.useHandle(handle -> handle.execute(written.function()));
        Files.writeString(script, written.text());
    }

    private List<String> offerContended() {
        var doctors = new DoctorQuery(
                Optional.empty(), Optional.of("contended"), Optional.empty(), Optional.empty(), Optional.empty());
        var day = today.plusDays(14);
        var slots = schedule.findFreeSlots(new SlotQuery(
                        Optional.empty(), doctors, day, day, Optional.empty(), Optional.empty(), Set.of(), SLOTS))
                .slots();
        return schedule.offerOpenly(slots).stream().map(OfferedSlot::id).toList();
    }

    private static Caller client(int number) {
        return Caller.identified(
                new ConversationId(new UUID(0, FIRST_PATIENT + number)), new PatientId(FIRST_PATIENT + number));
    }

    /** Every client books a slot by chance and, having won it, cancels: so the fight never ends. */
    private void bookings(int clients, int seconds) throws InterruptedException, ExecutionException {
        var offered = offerContended();
        fight(clients, Math.max(3, seconds / 4), offered);
        var results = fight(clients, seconds, offered);
        print(
                "attempts_per_second",
                (double) results.stream().mapToInt(r -> r[0]).sum() / seconds);
        print(
                "bookings_per_second",
                (double) results.stream().mapToInt(r -> r[1]).sum() / seconds);
    }

    private List<int[]> fight(int clients, int seconds, List<String> offered)
            throws InterruptedException, ExecutionException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<int[]>>();
            for (int i = 0; i < clients; i++) {
                var caller = client(i);
                running.add(threads.submit(() -> fight(caller, offered, end)));
            }
            var results = new ArrayList<int[]>();
            for (var one : running) {
                results.add(one.get());
            }
            return results;
        }
    }

    private int[] fight(Caller caller, List<String> offered, long end) {
        int attempts = 0;
        int won = 0;
        while (System.nanoTime() < end) {
            attempts++;
            if (bookAndCancel(caller, offered.get(ThreadLocalRandom.current().nextInt(offered.size())))) {
                won++;
            }
        }
        return new int[] {attempts, won};
    }

    private boolean bookAndCancel(Caller caller, String slot) {
        Appointment appointment;
        try {
            var proposal = schedule.proposeBooking(caller, slot, Optional.empty(), Optional.empty());
            appointment = schedule.confirm(caller, proposal.id());
        } catch (BookingRefused refused) {
            if (refused.refusal() != Refusal.SLOT_TAKEN) {
                throw refused;
            }
            return false;
        }
        var cancellation = schedule.proposeCancellation(caller, appointment.id(), Optional.of(appointment.version()));
        schedule.confirm(caller, cancellation.id());
        return true;
    }

    private static void print(String key, double value) {
        System.out.printf("%s %.3f%n", key, value);
    }
}
