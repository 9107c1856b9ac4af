package dev.caredesk.evaluation.server;

import dev.caredesk.agent.dates.DatePhrases;
import dev.caredesk.agent.dates.Resolved;
import dev.caredesk.clinic.ClinicSettings;
import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The evaluation's own entry: a clinic comes in, what became of it goes out. */
@IfBuildProperty(name = "evaluation.enabled", stringValue = "true")
@Path("/evaluation")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class EvaluationResource {

    private final EvaluatedClinics clinics;
    private final EvaluationClock clock;
    private final ClinicSettings settings;
    private final HeldBackLog heldBack;

    @Inject
    EvaluationResource(
            EvaluatedClinics clinics, EvaluationClock clock, ClinicSettings settings, HeldBackLog heldBack) {
        this.clinics = clinics;
        this.clock = clock;
        this.settings = settings;
        this.heldBack = heldBack;
    }

    /** A phrase. */
    public record Phrase(@NotNull String text) {}

    /** The days and times that a phrase means; nothing when it means none. */
    public record Meaning(
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable LocalTime fromTime,
            @Nullable LocalTime toTime) {

        static final Meaning NONE = new Meaning(null, null, null, null);

        static Meaning of(Resolved resolved) {
            return new Meaning(
                    resolved.from(),
                    resolved.to(),
                    resolved.fromTime().orElse(null),
                    resolved.toTime().orElse(null));
        }
    }

    /** Replaces the clinic and everything that was said and booked there. */
    @POST
    @Path("clinic")
    public void replace(@NotNull @Valid EvaluatedClinic clinic) {
        clock.set(clinic.now().atZone(settings.zone()).toInstant());
        clinics.replace(clinic);
    }

    /** Returns all appointments there are, cancelled ones too, earliest first. */
    @GET
    @Path("appointments")
    public List<EvaluatedAppointment> appointments() {
        return clinics.appointments();
    }

    /** Returns what the screens held back since this was last asked: how often, by what was objected to. */
    @POST
    @Path("held-back")
    public Map<String, Long> heldBack() {
        return heldBack.takeAll();
    }

    /** Resolves a phrase as the tool {@code resolveDate} does. */
    @POST
    @Path("date")
    public Meaning resolve(@NotNull @Valid Phrase phrase) {
        var now = LocalDateTime.ofInstant(clock.instant(), settings.zone());
        return DatePhrases.resolve(phrase.text(), now, settings.locale())
                .map(Meaning::of)
                .orElse(Meaning.NONE);
    }
}
