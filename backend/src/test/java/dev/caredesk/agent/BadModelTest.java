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
import dev.caredesk.caller.ConversationId;
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
import org.jdbi.v3.core.generic.GenericType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A model that calls whatever it likes with whatever it finds, in a thousand turns: it must do no harm. */
class BadModelTest {

    private static final int TURNS = 1000;
    private static final int CONVERSATIONS = 150;
    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final List<String> TOOLS = List.of(
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
            "runSql");
    private static final List<String> ARGUMENTS = List.of(
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
            "confirmed");
    private static final List<String> SMALL_TALK =
            List.of("hello", "what do I have?", "how much is it?", "thanks", "who are you?");
    private static final List<String> ACTS = List.of(
            "cancel my appointment",
            "cancel it",
            "move it",
            "please move my appointment",
            "book it",
            "I would like to book");
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
        // It did get as far as it may
        assertThat(proposals()).containsOnlyKeys("book", "reschedule", "cancel");
    }

    @Test
    void aWishReachesNothingThatWasProposedUnasked() {
        server.plays(this::anything);
        var before = appointments();
        for (var at = 0; at < CONVERSATIONS; at++) {
            var caller = Caller.identified(
                    new ConversationId(UUID.randomUUID()), mine.patient().orElseThrow());
            var memory = PlainDesk.memory();
            desk.answer(desk.turn(caller, memory), any(SMALL_TALK));
            var turn = desk.turn(caller, memory);

            desk.answer(turn, any(ACTS));

            assertThat(turn.appointment()).isEmpty();
        }
        assertThat(appointments()).isEqualTo(before);
        assertThat(proposals()).containsOnlyKeys("book", "reschedule", "cancel");
    }

    private static Map<String, Integer> proposals() {
        return DATABASE.jdbi()
                .withHandle(handle -> handle.createQuery(
                                "SELECT kind::text, count(*)::int AS made FROM proposal GROUP BY kind")
                        .setMapKeyColumn("kind")
                        .setMapValueColumn("made")
                        .collectInto(new GenericType<Map<String, Integer>>() {}));
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
        var seen = request.toString();
        var made = new ArrayList<Call>();
        for (var at = 0; at <= random.nextInt(3); at++) {
            made.add(call(seen));
        }
        return calls(made.toArray(Call[]::new));
    }

    private Call call(String seen) {
        var arguments = new HashMap<String, Object>();
        for (var name : ARGUMENTS) {
            // Ids mostly, all else now and then, or nothing would ever get far
            if (name.endsWith("Id") ? random.nextInt(6) > 0 : random.nextInt(5) == 0) {
                arguments.put(name, random.nextInt(4) > 0 ? fitting(name, seen) : wild(name, seen));
            }
        }
        return Call.of(any(TOOLS), arguments);
    }

    private Object fitting(String name, String seen) {
        return switch (name) {
            case "slotId" -> any(ids("slot_id", seen));
            case "appointmentId" -> any(ids("appointment_id", seen));
            case "doctor", "name" -> "Sarah Johnson";
            case "specialty", "reason" -> "knee";
            case "fromDate" -> "2027-03-0" + (1 + random.nextInt(9));
            case "limit" -> 1 + random.nextInt(10);
            case "purpose" -> any(List.of("list", "move", "cancel"));
            case "phrase" -> "next Monday";
            default -> wild(name, seen);
        };
    }

    // Other people's ids only where an id belongs: elsewhere they come back as what the model itself has said
    private Object wild(String name, String seen) {
        var values = new ArrayList<Supplier<Object>>(List.of(
                () -> any(ids("slot_id|appointment_id|doctor_id", seen)),
                () -> UUID.nameUUIDFromBytes(new byte[] {(byte) random.nextInt()})
                        .toString(),
                () -> any(List.of("Somebody Else", "'; DROP TABLE appointment; --", "2027-03-08")),
                () -> random.nextInt(50),
                () -> true));
        if (name.endsWith("Id")) {
            values.add(() -> any(foreign).id().value().toString());
            values.add(() -> any(foreign).code());
            values.add(() -> any(own).id().value().toString());
        }
        return any(values).get();
    }

    private static List<String> ids(String kind, String seen) {
        var ids = new ArrayList<String>();
        Pattern.compile("(?:" + kind + ")\\\\*\":\\\\*\"([^\"\\\\]+)")
                .matcher(seen)
                .results()
                .forEach(it -> ids.add(it.group(1)));
        return ids.isEmpty() ? List.of("1") : ids;
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
