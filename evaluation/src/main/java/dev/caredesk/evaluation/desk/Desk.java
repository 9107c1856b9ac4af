package dev.caredesk.evaluation.desk;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import dev.caredesk.evaluation.dialogue.Clinic;
import java.net.URI;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A desk that was built for the evaluation, at its address. */
public final class Desk {

    private final DeskClient client;

    /** Talks to the desk at an address such as {@code http://127.0.0.1:8000}. */
    public Desk(URI address) {
        client = new DeskClient(address);
    }

    /** Returns the stage of scenarios, which this desk's clinic is. */
    public Stage stage() {
        return new Stage(client);
    }

    /** Returns which model answers: its provider, and why it is not another one, if there is a reason. */
    public Model model() {
        JsonNode status = client.get("/api/status", Optional.empty());
        return new Model(
                status.path("provider").asText(),
                status.path("model").asText(),
                status.path("reason").asText(""));
    }

    /** Returns what the desk has counted since it started, of a model's tokens those of the one with this name. */
    public Spent spent(String model) {
        return Spent.of(client.text("/metrics"), model);
    }

    /** Replaces the clinic and everything that was said and booked there. */
    public void load(Clinic clinic) {
        client.post("/evaluation/clinic", Optional.empty(), clinic);
    }

    /** Returns all appointments in the database. */
    public List<Appointment> appointments() {
        return client.converted(client.get("/evaluation/appointments", Optional.empty()), new TypeReference<>() {});
    }

    /** Resolves a phrase as the desk's models can. */
    public Meaning resolve(String phrase) {
        return client.converted(
                client.post("/evaluation/date", Optional.empty(), Map.of("text", phrase)), new TypeReference<>() {});
    }

    /** Says a line; without a conversation, it begins one. */
    public Answer say(Optional<String> conversation, String text) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("user_input", text);
        conversation.ifPresent(secret -> body.put("conversation_id", secret));
        var events = new EventStream(client);
        try (var lines = client.stream("/api/query/stream", body)) {
            events.read(lines);
        }
        return events.answer(heldBack());
    }

    // Since it was last asked
    private Set<String> heldBack() {
        var counts = client.converted(
                client.post("/evaluation/held-back", Optional.empty(), Map.of()),
                new TypeReference<TreeMap<String, Long>>() {});
        return counts.keySet();
    }

    /** Tells who is calling, and returns the conversation's secret. */
    public String identify(Optional<String> conversation, Person person) {
        return client.post("/api/identification", conversation, person.asClaim())
                .path("conversation_id")
                .asText();
    }

    /** Books a doctor's first free slot in the morning of a day by the forms, without the chat. */
    public void bookMorning(String conversation, int doctor, LocalDate day) {
        String query = "/api/slots?window=10:00-12:00&doctor=" + doctor + "&from=" + day + "&to=" + day;
        String slot = client.get(query, Optional.of(conversation))
                .path("items")
                .path(0)
                .path("id")
                .asText();
        JsonNode proposal = client.post("/api/bookings", Optional.of(conversation), Map.of("slot_id", slot));
        press(conversation, proposal.path("proposal"), "confirm");
    }

    /** Presses a button of the card that waits: {@code confirm} or {@code dismiss}. */
    public void press(String conversation, String button) {
        press(conversation, client.get("/api/proposals/current", Optional.of(conversation)), button);
    }

    private void press(String conversation, JsonNode proposal, String button) {
        String path = "/api/proposals/" + proposal.path("id").asText() + "/" + button;
        client.post(path, Optional.of(conversation), Map.of());
    }
}
