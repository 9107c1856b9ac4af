package dev.caredesk.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.endtoend.FaultyApi.Fault;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code scripts/verify} against a packaged desk, and against the same desk with one thing broken. */
class VerifyIT extends DeskForAll {

    private static final int LIMIT_SECONDS = 100;
    private static final int TERMINATED = 143;

    @Test
    void deskThatWorksPassesAndKeepsNoAppointment() throws Exception {
        Outcome outcome = verify(Fault.NONE);

        assertThat(outcome.output()).contains("ok  cancellation").contains("The desk works");
        assertThat(outcome.code()).isZero();
        assertThat(appointments("cancelled")).isPositive();
    }

    static Stream<Arguments> faults() {
        String none = "{\"items\":[]}";
        return Stream.of(
                Arguments.of("health", Fault.answers("^GET /api/health", 1, 503, "")),
                Arguments.of("health", Fault.answers("^GET /api/health", 1, 200, "<!doctype html>")),
                Arguments.of("health", Fault.answers("^GET /api/health", 1, 200, "{\"status\":\"ill\"}")),
                Arguments.of("status", Fault.answers("^GET /api/status", 1, 200, "{}")),
                Arguments.of("question", Fault.answers("^POST /api/query", 1, 500, "{\"code\":\"INTERNAL_ERROR\"}")),
                Arguments.of("question", Fault.answers("^POST /api/query", 9, 200, said("Hello!"))),
                Arguments.of("question", Fault.answers("^POST /api/query", 1, 200, "{\"answer\":\"Hello!\"}")),
                Arguments.of("yes", Fault.answers("\"user_input\":\"yes\"", 1, 200, said("Gladly."))),
                Arguments.of(
                        "yes",
                        Fault.answers(
                                "\"user_input\":\"yes\"",
                                1,
                                200,
                                said("Gladly.").replace("{secret}", "other"))),
                Arguments.of("identification", Fault.answers("^POST /api/identification", 1, 502, "")),
                Arguments.of("identification", Fault.answers("^POST /api/identification", 1, 200, "{}")),
                Arguments.of("appointments", Fault.answers("^GET /api/appointments", 3, 500, "")),
                Arguments.of("appointments", Fault.answers("^GET /api/appointments", 1, 200, none)),
                Arguments.of("appointments", Fault.answers("What appointments", 1, 200, said("None."))),
                Arguments.of("cancellation", Fault.answers("Please cancel", 1, 200, said("No."))),
                Arguments.of("cancellation", Fault.answers("Please cancel", 1, 500, "")));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void wrongAnswerIsNamedAndNothingStaysBooked(String step, Fault fault) throws Exception {
        Outcome outcome = verify(fault);

        assertThat(outcome.output()).contains("The desk is broken: " + step + ": ");
        assertThat(outcome.code()).as(outcome.output()).isEqualTo(1);
    }

    @Test
    void deskThatHangsFailsInTime() throws Exception {
        Outcome outcome = verify(Fault.silent("\"user_input\":\"yes\""), "--timeout", "3");

        assertThat(outcome.output())
                .contains("The desk is broken: yes: POST /api/query was not answered in the time left");
        assertThat(outcome.code()).isEqualTo(1);
    }

    @Test
    void oneThatIsStoppedCancelsFirst() throws Exception {
        try (FaultyApi api = new FaultyApi(desk().api(), Fault.silent("^GET /api/appointments"))) {
            Path output = Files.createTempFile(home, "verify", ".log");
            Process verify = command(output, "--api", api.api().toString(), page());
            try {
                api.awaitFault();
                verify.destroy();
                assertThat(verify.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
            } finally {
                verify.destroyForcibly();
            }

            assertThat(Files.readString(output)).contains("Cancelled by the form", "Stopped at appointments");
            assertThat(verify.exitValue()).isEqualTo(TERMINATED);
            assertThat(appointments("booked")).isZero();
        }
    }

    @Test
    void clinicWithoutAFreeSlotIsToldApart() throws Exception {
        Outcome outcome = verify(Fault.answers("^GET /api/slots", 1, 200, "{\"items\":[]}"));

        assertThat(outcome.output()).contains("No slot is free");
        assertThat(outcome.code()).isEqualTo(3);
    }

    @Test
    void deadBackendFails() throws Exception {
        Outcome outcome = run("--api", "http://localhost:" + Desk.freePort() + "/api", page());

        assertThat(outcome.output()).contains("The desk is broken: health: ").contains("ECONNREFUSED");
        assertThat(outcome.code()).isEqualTo(1);
    }

    @Test
    void pageThatIsNoneFails() throws Exception {
        Outcome outcome = run("--api", desk().api().toString(), desk().api().toString());

        assertThat(outcome.output()).contains("The desk is broken: page: ");
        assertThat(outcome.code()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"localhost:8501", "--wait soon", "--timeout 0", "--api", "--quick", "http://localhost http://localhost"
    })
    void wrongArgumentsAreRefused(String arguments) throws Exception {
        Outcome outcome = run(arguments.split(" ", -1));

        assertThat(outcome.output()).contains("see scripts/verify --help");
        assertThat(outcome.code()).isEqualTo(2);
    }

    private record Outcome(int code, String output) {}

    private static String said(String words) {
        return "{\"answer\":\"" + words + "\",\"conversation_id\":\"{secret}\",\"slots\":[]}";
    }

    private static String page() {
        return desk().page().toString();
    }

    /** Verifies the desk behind a fault; nothing that went through may be in the output, or stay booked. */
    private static Outcome verify(Fault fault, String... options) throws Exception {
        try (FaultyApi api = new FaultyApi(desk().api(), fault)) {
            Outcome outcome =
                    run(Stream.of(List.of(options), List.of("--api", api.api().toString(), page()))
                            .flatMap(List::stream)
                            .toArray(String[]::new));
            api.secrets().forEach(secret -> assertThat(outcome.output()).doesNotContain(secret));
            assertThat(appointments("booked")).as(outcome.output()).isZero();
            return outcome;
        }
    }

    private static Outcome run(String... arguments) throws IOException, InterruptedException {
        Path output = Files.createTempFile(home, "verify", ".log");
        Process verify = command(output, arguments);
        try {
            assertThat(verify.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS))
                    .as(Files.readString(output))
                    .isTrue();
        } finally {
            verify.destroyForcibly();
        }
        return new Outcome(verify.exitValue(), Files.readString(output));
    }

    private static Process command(Path output, String... arguments) throws IOException {
        return new ProcessBuilder(Stream.concat(
                                Stream.of(Desk.root().resolve("scripts/verify").toString()), Stream.of(arguments))
                        .toList())
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    private static long appointments(String status) throws IOException, SQLException {
        var address =
                URI.create(Files.readString(home.resolve("postgres.address")).substring("jdbc:".length()));
        try (var connection = DriverManager.getConnection(
                        "jdbc:" + address, "caredesk", Files.readString(home.resolve("postgres.password")));
                var query = connection.prepareStatement("SELECT count(*) FROM appointment JOIN patient"
                        + " ON patient.id = patient_id WHERE name = 'Deployment Verification' AND status = ?")) {
            query.setString(1, status);
            try (var rows = query.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}
