package dev.caredesk.agent;

import static dev.caredesk.agent.model.ScriptedModelServer.calls;
import static dev.caredesk.agent.model.ScriptedModelServer.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caredesk.agent.model.ScriptedModelServer;
import dev.caredesk.agent.model.ScriptedModelServer.Call;
import dev.caredesk.agent.model.ScriptedModelServer.Reply;
import dev.caredesk.agent.model.Wires;
import dev.caredesk.caller.Caller;
import dev.caredesk.database.TestDatabase;
import dev.caredesk.schedule.Appointment;
import dev.caredesk.schedule.DoctorId;
import dev.caredesk.schedule.TestClinic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A model that calls whatever it likes with whatever it finds, in a thousand turns: it must do no harm. */
class BadModelTest {

    private static final int TURNS = 1000;
    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final Pattern ID =
            Pattern.compile("(?:slot_id|appointment_id|doctor_id)\\\\*\":\\\\*\"([^\"\\\\]+)");
    private static final List<String> WISHES = List.of(
            "a knee doctor please",
            "what do I have?",
            "cancel it",
            "anything on Monday?",
            "move it",
            "hello",
            "how much is it?");

    private static ScriptedModelServer server;
    private static PlainDesk desk;
    private static Caller mine;
    private static List<Appointment> foreign;
    private static List<Appointment> own;

    private final Random random = new Random(20270301);

    @BeforeAll
    static void open() {
        DATABASE.clear();
        var clinic = new TestClinic(DATABASE);
        DoctorId doctor = clinic.addDoctor("Sarah Johnson");
        clinic.addDailyHours(doctor);
        var other = clinic.identified("Maria Foreign");
        foreign =
                List.of(clinic.book(other, doctor, "2027-03-08T10:30"), clinic.book(other, doctor, "2027-03-09T10:30"));
        mine = clinic.identified("Jane Doe");
        own = List.of(clinic.book(mine, doctor, "2027-03-10T10:30"));
        server = Wires.serve("openai");
        desk = new PlainDesk(
                DATABASE,
                Map.of(
                        "model.provider", "openai",
                        "model.base-url", server.address(),
                        "openai.api-key", "test-key",
                        "model.fallback", "none",
                        "model.retries", "0"));
    }

    @AfterAll
    static void close() {
        server.close();
        DATABASE.close();
    }

    @Test
    void aThousandTurnsOfRandomToolCallsWriteNothingUnconfirmedAndShowNothingForeign() {
        server.plays(this::anything);
        var before = appointments();
        for (var at = 0; at < TURNS; at++) {
            var caller = random.nextBoolean() ? mine : Caller.unidentified(mine.conversation());
            var turn = PlainDesk.turn(caller, TurnListener.NONE);

            assertNothingForeign(desk.answer(turn, any(WISHES)));

            server.requests().forEach(request -> assertNothingForeign(results(request)));
            server.plays(this::anything);
        }
        assertThat(appointments()).isEqualTo(before);
    }

    // What the desk itself told the model, without what the model made up
    private static String results(JsonNode request) {
        var told = new StringBuilder();
        request.get("messages").forEach(message -> {
            if (!message.path("role").asText().equals("assistant")) {
                told.append(message.path("content"));
            }
        });
        return told.toString();
    }

    private static void assertNothingForeign(String shown) {
        assertThat(shown).doesNotContain("Foreign");
        foreign.forEach(appointment -> assertThat(shown)
                .doesNotContain(appointment.code())
                .doesNotContain(appointment.id().value().toString()));
    }

    private static List<Map<String, Object>> appointments() {
        return DATABASE.jdbi()
                .withHandle(handle -> handle.createQuery(
                                "SELECT id, patient_id, doctor_id, status, version, lower(during) AS begins FROM appointment ORDER BY id")
                        .mapToMap()
                        .list());
    }

    private Reply anything(JsonNode request) {
        if (random.nextInt(5) == 0) {
            return text("Your appointment is booked. ", "Your code is AAAA-1111.");
        }
        var known = ids(request);
        var made = new ArrayList<Call>();
        for (var at = 0; at <= random.nextInt(3); at++) {
            made.add(call(known));
        }
        return calls(made.toArray(Call[]::new));
    }

    private Call call(List<String> ids) {
        var arguments = new HashMap<String, Object>();
        var tool = any(List.of(
                "findDoctors",
                "findSlots",
                "resolveDate",
                "myAppointments",
                "requestIdentification",
                "proposeBooking",
                "proposeReschedule",
                "proposeCancellation",
                "clinicInfo",
                "confirm",
                "confirmProposal",
                "book",
                "runSql"));
        for (var name : List.of(
                "slotId",
                "appointmentId",
                "doctor",
                "specialty",
                "name",
                "patientName",
                "reason",
                "fromDate",
                "limit",
                "purpose",
                "phrase",
                "patientId",
                "confirmed")) {
            if (random.nextInt(3) > 0) {
                arguments.put(name, value(name, ids));
            }
        }
        return Call.of(tool, arguments);
    }

    private Object value(String name, List<String> ids) {
        List<Supplier<Object>> values = List.of(
                () -> any(ids),
                () -> any(foreign).id().value().toString(),
                () -> any(own).id().value().toString(),
                () -> any(foreign).code(),
                () -> UUID.nameUUIDFromBytes(new byte[] {(byte) random.nextInt()})
                        .toString(),
                () -> any(
                        List.of("Maria Foreign", "knee", "'; DROP TABLE appointment; --", "2027-03-08", "next Monday")),
                () -> random.nextInt(50),
                () -> true);
        // An id has to be one now and then, or nothing would ever get far
        return (name.endsWith("Id") && random.nextInt(3) > 0 ? values.get(random.nextInt(3)) : any(values)).get();
    }

    private static List<String> ids(JsonNode request) {
        var ids = new ArrayList<>(List.of("1"));
        ID.matcher(request.toString()).results().forEach(it -> ids.add(it.group(1)));
        return ids;
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
