package dev.caredesk.agent;

import dev.caredesk.agent.ToolResult.Appointments;
import dev.caredesk.agent.ToolResult.Clinic;
import dev.caredesk.agent.ToolResult.Dates;
import dev.caredesk.agent.ToolResult.DoctorFacts;
import dev.caredesk.agent.ToolResult.Doctors;
import dev.caredesk.agent.ToolResult.IdentificationState;
import dev.caredesk.agent.ToolResult.Proposed;
import dev.caredesk.agent.ToolResult.SpecialtyFacts;
import dev.caredesk.agent.dates.DatePhrases;
import dev.caredesk.clinic.ClinicSettings;
import dev.caredesk.schedule.DoctorQuery;
import dev.caredesk.schedule.Proposal;
import dev.caredesk.schedule.ScheduleService;
import dev.caredesk.schedule.ScheduleSettings;
import dev.langchain4j.agent.tool.P;
import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.agent.tool.ToolMemoryId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a model can do with the schedule. No tool takes an identity, and none confirms. */
@Singleton
final class ScheduleTools {

    private static final int DOCTORS = 10;
    private static final int MOST_SKIPPED = 1000;
    private static final Set<String> PURPOSES = Set.of("list", "move", "cancel");

    private final ScheduleService schedule;
    private final ScheduleSettings rules;
    private final ClinicSettings clinic;
    private final ClinicFacts facts;
    private final SlotSearch search;
    private final Clock clock;

    @Inject
    ScheduleTools(
            ScheduleService schedule,
            ScheduleSettings rules,
            ClinicSettings clinic,
            ClinicFacts facts,
            SlotSearch search,
            Clock clock) {
        this.schedule = schedule;
        this.rules = rules;
        this.clinic = clinic;
        this.facts = facts;
        this.search = search;
        this.clock = clock;
    }

    @Tool(
            "Finds doctors, in the clinic's order; without arguments, all. Without a match it returns the clinic's specialties.")
    ToolResult findDoctors(
            @P("all or part of a doctor's name") Optional<String> name,
            @P("id or name of a specialty") Optional<String> specialty,
            @P("what hurts or is needed, in the person's words, if the specialty is unknown")
                    Optional<String> complaint,
            @P("city") Optional<String> city,
            @P("true: only doctors who see patients without insurance") Optional<Boolean> acceptsUninsured,
            @P("a language that the doctor speaks, English name") Optional<String> language,
            @P("how many to leave out, for the next page; default 0") Optional<Integer> skip) {
        var wanted = ToolArguments.text(specialty).or(() -> ToolArguments.text(complaint));
        var found = wanted.flatMap(facts::specialty);
        if (wanted.isPresent() && found.isEmpty()) {
            return new Doctors(List.of(), specialties(), false);
        }
        int left = Math.clamp(skip.orElse(0), 0, MOST_SKIPPED);
        var doctors = schedule.findDoctors(
                new DoctorQuery(
                        ToolArguments.text(name),
                        found.map(it -> it.id()),
                        ToolArguments.text(city),
                        acceptsUninsured,
                        ToolArguments.text(language)),
                left + DOCTORS + 1);
        return new Doctors(
                doctors.stream().skip(left).limit(DOCTORS).map(DoctorFacts::of).toList(),
                doctors.isEmpty() ? specialties() : null,
                doctors.size() > left + DOCTORS);
    }

    @Tool("Finds free slots, earliest first; without one, the nearest with the times relaxed.")
    ToolResult findSlots(
            @ToolMemoryId Turn turn,
            @P("doctor_id or name of a doctor") Optional<String> doctor,
            @P("id or name of a specialty") Optional<String> specialty,
            @P("city") Optional<String> city,
            @P("true: only doctors who see patients without insurance") Optional<Boolean> acceptsUninsured,
            @P("first day, YYYY-MM-DD; default today") Optional<String> fromDate,
            @P("last day, YYYY-MM-DD; default four weeks after fromDate") Optional<String> toDate,
            @P("earliest begin, HH:MM") Optional<String> fromTime,
            @P("latest end, HH:MM") Optional<String> toTime,
            @P("only these weekdays, English names") Optional<List<String>> weekdays,
            @P("how many, 1 to 40; default 8") Optional<Integer> limit) {
        var who = new SlotSearch.Who(
                ToolArguments.text(doctor), ToolArguments.text(specialty), ToolArguments.text(city), acceptsUninsured);
        var when = new SlotSearch.When(
                ToolArguments.date("fromDate", fromDate),
                ToolArguments.date("toDate", toDate),
                ToolArguments.time("fromTime", fromTime),
                ToolArguments.time("toTime", toTime),
                ToolArguments.weekdays(weekdays));
        withdrawProposal(turn);
        var found = search.find(turn.caller(), who, when, limit);
        turn.offered(found.offered());
        return found.result();
    }

    @Tool("Tells which dates and times a phrase means, such as \"next Tuesday morning\".")
    ToolResult resolveDate(@P("the phrase, as the person wrote it") String phrase) {
        var now = LocalDateTime.ofInstant(clock.instant(), zone());
        DatePhrases.read(required("phrase", phrase), now, clinic.locale())
                .impossible()
                .ifPresent(it -> {
                    throw new InvalidArgument("There is no such day or time as " + it + ": ask which one is meant.");
                });
        return DatePhrases.resolve(phrase, now, clinic.locale())
                .<ToolResult>map(it -> new Dates(
                        it.from(),
                        it.to(),
                        it.fromTime().orElse(null),
                        it.toTime().orElse(null)))
                .orElseThrow(() -> new InvalidArgument("This names no day or time that is to come."));
    }

    @Tool(
            "Returns the caller's coming appointments. Call it first when one is to be moved or cancelled. The caller must"
                    + " be identified.")
    ToolResult myAppointments(
            @ToolMemoryId Turn turn, @P("what for: list, move or cancel; default list") Optional<String> purpose) {
        ToolArguments.oneOf("purpose", purpose, PURPOSES);
        if (turn.caller().patient().isEmpty()) {
            withdrawUnlessAccepted(turn);
        }
        var appointments = schedule.appointments(turn.caller(), true);
        return new Appointments(
                appointments.stream().map(it -> AppointmentFacts.of(it, zone())).toList());
    }

    @Tool("Asks the caller to identify; the desk's software reads the details, you never see them.")
    ToolResult requestIdentification(@ToolMemoryId Turn turn) {
        if (turn.caller().patient().isPresent()) {
            return new IdentificationState("done");
        }
        turn.askIdentity();
        return new IdentificationState("required");
    }

    @Tool("Proposes to book a slot. Nothing is booked until the person says yes.")
    ToolResult proposeBooking(
            @ToolMemoryId Turn turn,
            @P("a slot_id that findSlots returned") String slotId,
            @P("the reason for the visit, in the person's words") Optional<String> reason,
            @P("name of the relative it is for, if it is not for the caller") Optional<String> patientName) {
        return proposed(
                turn,
                schedule.proposeBooking(
                        turn.caller(),
                        required("slotId", slotId),
                        ToolArguments.text(reason),
                        ToolArguments.text(patientName)));
    }

    @Tool("Proposes to move an appointment to a slot. Nothing is moved until the person says yes.")
    ToolResult proposeReschedule(
            @ToolMemoryId Turn turn,
            @P("an appointment_id that myAppointments returned") String appointmentId,
            @P("a slot_id that findSlots returned") String slotId) {
        return proposed(
                turn,
                schedule.proposeReschedule(
                        turn.caller(),
                        ToolArguments.appointment(required("appointmentId", appointmentId)),
                        Optional.empty(),
                        required("slotId", slotId)));
    }

    @Tool("Proposes to cancel an appointment. Nothing is cancelled until the person says yes.")
    ToolResult proposeCancellation(
            @ToolMemoryId Turn turn, @P("an appointment_id that myAppointments returned") String appointmentId) {
        return proposed(
                turn,
                schedule.proposeCancellation(
                        turn.caller(),
                        ToolArguments.appointment(required("appointmentId", appointmentId)),
                        Optional.empty()));
    }

    @Tool("Returns the clinic's address, phone, insurance plans, rules, specialties and cities.")
    ToolResult clinicInfo() {
        return new Clinic(
                clinic.name(),
                clinic.address(),
                clinic.phone(),
                clinic.zone().getId(),
                clinic.emergencyNumber(),
                clinic.insurance(),
                facts.hours(),
                rules.minimumNotice().toMinutes(),
                rules.changeNotice().toHours(),
                rules.bookingHorizon().toDays(),
                specialties(),
                facts.cities());
    }

    // Who looks for other times gave up the one proposed: a yes to these must not reach that one
    private void withdrawProposal(Turn turn) {
        if (turn.isByAgent()) {
            // No yes of its reaches anything, and the person's link says what it is for
            return;
        }
        turn.proposal().ifPresent(open -> {
            schedule.dismiss(turn.caller(), open.id());
            turn.decided();
        });
    }

    // The question will be who is calling: a yes to that must not reach the proposal
    private void withdrawUnlessAccepted(Turn turn) {
        if (turn.proposal().filter(Proposal::accepted).isEmpty()) {
            withdrawProposal(turn);
        }
    }

    private Proposed proposed(Turn turn, Proposal proposal) {
        turn.proposed(proposal);
        return new Proposed(ProposalFacts.of(proposal, zone()));
    }

    private List<SpecialtyFacts> specialties() {
        return facts.specialties().stream().map(SpecialtyFacts::of).toList();
    }

    private ZoneId zone() {
        return clinic.zone();
    }

    // A model may leave out what it must not
    private static String required(String name, @Nullable String given) {
        if (given == null || given.isBlank()) {
            throw new InvalidArgument(name + " is missing.");
        }
        return given.strip();
    }
}
