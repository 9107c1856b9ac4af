package dev.caredesk.evaluation.desk;

import com.fasterxml.jackson.core.type.TypeReference;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;

/** The desk's clinic as a scenario sets it up: the clinic's own doctors, and all else as told. In the clinic's zone. */
public final class Stage {

    private static final String PATH = "/evaluation/stage";

    private final DeskClient client;

    Stage(DeskClient client) {
        this.client = client;
    }

    /** Takes away all that was added, said and booked. */
    public void clear() {
        client.delete(PATH);
    }

    /** Sets the clock. */
    public void setNow(LocalDateTime now) {
        add("clock", Map.of("now", now));
    }

    /** Lets time pass. */
    public void pass(Duration time) {
        add("pause", Map.of("time", time));
    }

    /** Adds somebody who has been there before. */
    public void addPatient(String name, LocalDate born, String contact) {
        add("patients", Map.of("name", name, "born", born, "contact", contact));
    }

    /** Adds a patient's relative. */
    public void addRelative(String name, String guardian) {
        add("relatives", Map.of("name", name, "guardian", guardian));
    }

    /** Adds a doctor who works from nine to five on every day. */
    public void addDoctor(String name, String specialty) {
        add("doctors", Map.of("name", name, "specialty", specialty));
    }

    /** Gives a doctor a day off. */
    public void addDayOff(String doctor, LocalDate day) {
        add("days-off", Map.of("doctor", doctor, "day", day));
    }

    /** Books for a patient who is there, or for a stranger. */
    public void book(String patient, String doctor, LocalDateTime start, String reason) {
        add("appointments", Map.of("patient", patient, "doctor", doctor, "start", start, "reason", reason));
    }

    /** Returns what the database holds now. */
    public StagedState state() {
        return client.converted(client.get(PATH, Optional.empty()), new TypeReference<>() {});
    }

    private void add(String what, Map<String, Object> values) {
        client.post(PATH + "/" + what, Optional.empty(), values);
    }
}
