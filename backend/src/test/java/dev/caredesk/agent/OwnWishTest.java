package dev.caredesk.agent;

import static dev.caredesk.agent.model.ScriptedModelServer.call;
import static dev.caredesk.agent.model.ScriptedModelServer.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.agent.model.ScriptedModelServer;
import dev.caredesk.agent.model.Wires;
import dev.caredesk.caller.Caller;
import dev.caredesk.database.TestDatabase;
import dev.caredesk.schedule.Appointment;
import dev.caredesk.schedule.DoctorId;
import dev.caredesk.schedule.TestClinic;
import dev.langchain4j.memory.ChatMemory;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A wish is a yes only to what came of it. */
class OwnWishTest {

    private static final String TELLS = "You are with Sarah Johnson at 10:30 AM. Shall I ";
    private static final TestDatabase DATABASE = TestDatabase.create();

    private static TestClinic clinic;
    private static DoctorId doctor;

    private final ChatMemory memory = PlainDesk.memory();
    private ScriptedModelServer server;
    private PlainDesk desk;
    private Caller jane;
    private Appointment appointment;

    @BeforeAll
    static void fill() {
        clinic = new TestClinic(DATABASE);
        doctor = clinic.addDoctor("Sarah Johnson");
        clinic.addDailyHours(doctor);
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void open() {
        server = Wires.serve("openai");
        desk = new PlainDesk(
                DATABASE,
                Map.of(
                        "model.provider", "openai",
                        "model.base-url", server.address(),
                        "openai.api-key", "test-key",
                        "model.fallback", "none"));
        clinic.execute("DELETE FROM proposal");
        clinic.execute("DELETE FROM appointment");
        jane = clinic.identified("Jane Doe");
        appointment = clinic.book(jane, doctor, "2027-03-10T10:30");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancel my appointment", "cancel it", "ok, please cancel the appointment"})
    void aWishIsNoYesToWhatWasProposedUnasked(String wish) {
        proposesCancelling("what do I have?");

        assertThat(says(wish).appointment()).isEmpty();
        // A plain yes to the card is one, whoever had the idea
        assertThat(says("yes").appointment()).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "hello, what do I have?, Shall I?, false",
        "hello, what do I have?, Sarah Johnson is nice. Shall I cancel it?, false",
        "hello, what do I have?, Sarah Johnson at 10:30. Shall I cancel it?, true",
        "hello, cancel my appointment, Shall I?, true",
        "cancel my appointment, do not cancel it but move it to Friday, Shall I?, false"
    })
    void whatNobodyAskedForWaitsOnlyIfTheAnswerTellsOfIt(String first, String then, String answer, boolean waits) {
        server.plays(text("Good morning."));
        says(first);
        server.plays(call("proposeCancellation", Map.of("appointmentId", id())), text(answer));

        assertThat(says(then).proposal().isPresent()).isEqualTo(waits);
        assertThat(says("yes").appointment().isPresent()).isEqualTo(waits);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancel my appointment", "cancel it", "go ahead and cancel"})
    void aWishIsAYesToWhatCameOfIt(String wish) {
        proposesCancelling("I need to cancel my appointment");

        assertThat(says(wish).appointment()).isPresent();
    }

    @Test
    void theWishMayHaveComeSomeTurnsBefore() {
        says("please cancel my appointment");
        says("the one with Dr. Johnson");
        proposesCancelling("that one");

        assertThat(says("cancel it").appointment()).isPresent();
    }

    @Test
    void whatIsCarriedOutEndsTheWish() {
        proposesCancelling("cancel my appointment");
        assertThat(says("yes").appointment()).isPresent();
        appointment = clinic.book(jane, doctor, "2027-03-11T10:30");
        says("what else do I have?");
        proposesCancelling("I see");

        assertThat(says("cancel it").appointment()).isEmpty();
    }

    @Test
    void whoProposesInTheTurnOfADecisionGoesOnWithTheWishBeforeIt() {
        var other = clinic.book(jane, doctor, "2027-03-11T10:30");
        proposesCancelling("cancel all of my appointments");
        appointment = other;
        proposesCancelling("yes");

        assertThat(says("cancel it").appointment()).map(Appointment::id).contains(other.id());
    }

    @ParameterizedTest
    @CsvSource({
        "hello, book it, false",
        "what do I have?, I would like to book, false",
        "cancel my appointment, book it, false",
        "my knee hurts, book it, true",
        "anything on Thursday?, book it, true",
        "I need an appointment, please make the appointment, true"
    })
    void aBookingIsWishedForByWhatNarrowsTheSearch(String before, String wish, boolean booked) {
        var slot = clinic.offer(jane, doctor, "2027-03-11T09:00");
        server.plays(
                call("proposeBooking", Map.of("slotId", slot)),
                text("Sarah Johnson is free at 9:00 AM. Shall I book it?"));
        says(before);

        assertThat(says(wish).appointment().isPresent()).isEqualTo(booked);
    }

    @ParameterizedTest
    @CsvSource({"hello, false", "can I come on Thursday instead?, true", "move my appointment, true"})
    void theSameForAMove(String before, boolean moved) {
        var slot = clinic.offer(jane, doctor, "2027-03-11T09:00");
        server.plays(
                call("proposeReschedule", Map.of("appointmentId", id(), "slotId", slot)),
                text("Sarah Johnson is free at 9:00 AM. Shall I move it?"));
        says(before);

        assertThat(says("move it").appointment().isPresent()).isEqualTo(moved);
    }

    private void proposesCancelling(String after) {
        server.plays(call("proposeCancellation", Map.of("appointmentId", id())), text(TELLS + "cancel it?"));
        assertThat(says(after).proposal()).isPresent();
    }

    private String id() {
        return appointment.id().value().toString();
    }

    private Turn says(String words) {
        var turn = desk.turn(jane, memory);
        desk.answer(turn, words);
        return turn;
    }
}
