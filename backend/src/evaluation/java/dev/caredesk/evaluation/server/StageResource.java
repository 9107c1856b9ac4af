package dev.caredesk.evaluation.server;

import dev.caredesk.clinic.ClinicSettings;
import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** Sets the stage for a scenario, piece by piece, and tells what came of it. Times are in the clinic's zone. */
@IfBuildProperty(name = "evaluation.enabled", stringValue = "true")
@Path("/evaluation/stage")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class StageResource {

    private final StagedClinic clinic;
    private final EvaluationClock clock;
    private final ClinicSettings settings;

    @Inject
    StageResource(StagedClinic clinic, EvaluationClock clock, ClinicSettings settings) {
        this.clinic = clinic;
        this.clock = clock;
        this.settings = settings;
    }

    /** What the clock is to say. */
    public record Moment(@NotNull LocalDateTime now) {}

    /** How long nothing happens. */
    public record Pause(@NotNull Duration time) {}

    /** Somebody who has been there before. */
    public record Patient(
            @NotNull String name,
            @NotNull LocalDate born,
            @NotNull String contact) {}

    /** A relative of a patient. */
    public record Relative(@NotNull String name, @NotNull String guardian) {}

    /** One more doctor. */
    public record Doctor(@NotNull String name, @NotNull String specialty) {}

    /** A doctor's day off. */
    public record DayOff(@NotNull String doctor, @NotNull LocalDate day) {}

    /** An appointment that somebody has. */
    public record Appointment(
            @NotNull String patient,
            @NotNull String doctor,
            @NotNull LocalDateTime start,
            @NotNull String reason) {}

    /** Takes away all that was added, said and booked; the clinic's own doctors stay. */
    @DELETE
    public void clear() {
        clinic.clear();
    }

    /** Returns the appointments and the proposals that wait. */
    @GET
    public StagedState state() {
        return clinic.state();
    }

    /** Sets the clock. */
    @POST
    @Path("clock")
    public void set(@NotNull @Valid Moment moment) {
        clock.set(moment.now().atZone(settings.zone()).toInstant());
    }

    /** Lets time pass. */
    @POST
    @Path("pause")
    public void pass(@NotNull @Valid Pause pause) {
        clock.pass(pause.time());
    }

    /** Adds a patient. */
    @POST
    @Path("patients")
    public void add(@NotNull @Valid Patient patient) {
        clinic.addPatient(patient.name(), patient.born(), patient.contact());
    }

    /** Adds a patient's relative. */
    @POST
    @Path("relatives")
    public void add(@NotNull @Valid Relative relative) {
        clinic.addRelative(relative.name(), relative.guardian());
    }

    /** Adds a doctor. */
    @POST
    @Path("doctors")
    public void add(@NotNull @Valid Doctor doctor) {
        clinic.addDoctor(doctor.name(), doctor.specialty());
    }

    /** Gives a doctor a day off. */
    @POST
    @Path("days-off")
    public void add(@NotNull @Valid DayOff off) {
        clinic.addDayOff(off.doctor(), off.day());
    }

    /** Books, for a patient or for a stranger. */
    @POST
    @Path("appointments")
    public void add(@NotNull @Valid Appointment appointment) {
        clinic.book(appointment.patient(), appointment.doctor(), appointment.start(), appointment.reason());
    }
}
