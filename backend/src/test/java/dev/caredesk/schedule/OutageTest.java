package dev.caredesk.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.caredesk.database.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is left when the database or the backend goes away in the middle of a booking. */
class OutageTest {

    private static final TestDatabase DATABASE = TestDatabase.create();

    private TestClinic clinic;
    private ScheduleService service;
    private DoctorId doctor;

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void open() {
        DATABASE.clear();
        clinic = new TestClinic(DATABASE);
        service = clinic.service();
        doctor = clinic.addDoctor("Sarah Johnson");
        clinic.addDailyHours(doctor);
    }

    @Test
    void connectionLostWhileBookingLeavesNothingHalfWritten() {
        var maria = clinic.identified("Maria Lopez");
        var slot = clinic.offer(maria, doctor, "2027-03-08T10:00");
        var proposal = service.proposeBooking(maria, slot, Optional.empty(), Optional.of("John"));
        var patients = count("patient");
        DATABASE.jdbi().useHandle(other -> {
            other.execute("SELECT pg_advisory_lock(?)", doctor.value());
            var confirming = CompletableFuture.supplyAsync(() -> service.confirm(maria, proposal.id()));
            await().until(() -> terminated("wait_event = 'advisory'") == 1);
            assertThatThrownBy(() -> confirming.get(10, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isInstanceOf(JdbiException.class);
            other.execute("SELECT pg_advisory_unlock(?)", doctor.value());
        });

        assertThat(count("appointment")).isZero();
        assertThat(count("patient")).isEqualTo(patients);
        assertThat(service.openProposal(maria)).contains(proposal);
        assertThat(service.confirm(maria, proposal.id()).patientName()).contains("John");
        Invariants.assertHold(DATABASE.jdbi());
    }

    @Test
    void nextCallAfterAllConnectionsWereLostWorks() {
        service.specialties();
        terminated("true");

        await().atMost(Duration.ofSeconds(10))
                .ignoreExceptionsInstanceOf(JdbiException.class)
                .untilAsserted(() -> assertThat(service.specialties()).hasSize(1));
    }

    @Test
    void backendKilledInTheMiddleLosesNothingAndBooksNothingTwice() throws Exception {
        for (int i = 0; i < 20; i++) {
            clinic.addDailyHours(clinic.addDoctor("Doctor " + i));
        }
        var heard = new ArrayList<String[]>();
        var backend = BookingProcess.start(DATABASE.url());
        try (var lines = backend.inputReader()) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                heard.add(line.split(" "));
                if (heard.size() == 400) {
                    // by its handle: the process itself would close the stream we read
                    backend.toHandle().destroyForcibly();
                }
            }
        }
        assertThat(backend.waitFor()).isNotZero();
        await().until(() -> activity("application_name = '" + BookingProcess.NAME + "'") == 0);

        Invariants.assertHold(DATABASE.jdbi());
        assertRetriesAnswerAlike(heard);
        Invariants.assertHold(DATABASE.jdbi());
    }

    private void assertRetriesAnswerAlike(List<String[]> heard) {
        Map<String, String> confirmed = new HashMap<>();
        heard.stream().filter(line -> line[0].equals("confirmed")).forEach(line -> confirmed.put(line[1], line[2]));
        assertThat(confirmed).hasSizeGreaterThan(100);
        for (var line : heard) {
            if (line[0].equals("proposed")) {
                var caller = BookingProcess.caller(line[2], line[3]);
                try {
                    var again = service.confirm(caller, new ProposalId(UUID.fromString(line[1])));
                    assertThat(again.id().value())
                            .hasToString(confirmed.getOrDefault(
                                    line[1], again.id().value().toString()));
                    assertThat(service.appointment(caller, again.id())).isEqualTo(again);
                } catch (BookingRefused refused) {
                    assertThat(confirmed).doesNotContainKey(line[1]);
                }
            }
        }
    }

    private static int count(String table) {
        return DATABASE.jdbi()
                .withHandle(handle -> handle.createQuery("SELECT count(*) FROM " + table)
                        .mapTo(int.class)
                        .one());
    }

    private static int activity(String which) {
        return activity("1", which);
    }

    private static int terminated(String which) {
        return activity("CASE WHEN pg_terminate_backend(pid) THEN 1 END", which);
    }

    private static int activity(String expression, String which) {
        return DATABASE.jdbi()
                .withHandle(handle -> handle.createQuery("SELECT count(" + expression + """
                        ) FROM pg_stat_activity
                        WHERE datname = current_database() AND pid <> pg_backend_pid()
                        AND\s""" + which)
                        .mapTo(int.class)
                        .one());
    }
}
