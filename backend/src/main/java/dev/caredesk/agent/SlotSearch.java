package dev.caredesk.agent;

import dev.caredesk.agent.ToolResult.Searched;
import dev.caredesk.agent.ToolResult.SlotFacts;
import dev.caredesk.agent.ToolResult.Slots;
import dev.caredesk.caller.Caller;
import dev.caredesk.clinic.ClinicSettings;
import dev.caredesk.schedule.DoctorId;
import dev.caredesk.schedule.DoctorQuery;
import dev.caredesk.schedule.OfferedSlot;
import dev.caredesk.schedule.ScheduleService;
import dev.caredesk.schedule.Slot;
import dev.caredesk.schedule.SlotQuery;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Searches slots as a conversation asks for them, offers what it finds, and looks around when there is nothing. */
@Singleton
final class SlotSearch {

    private static final int DEFAULT_LIMIT = 8;
    private static final int MAX_LIMIT = 40;
    private static final int NEAREST = 5;
    private static final int DEFAULT_DAYS = 28;
    private static final Pattern DIGITS = Pattern.compile("\\d{1,18}");

    private final ScheduleService schedule;
    private final ClinicFacts facts;
    private final Clock clock;
    private final ZoneId zone;

    @Inject
    SlotSearch(ScheduleService schedule, ClinicFacts facts, Clock clock, ClinicSettings clinic) {
        this.schedule = schedule;
        this.facts = facts;
        this.clock = clock;
        this.zone = clinic.zone();
    }

    /** Whose slots. */
    record Who(
            Optional<String> doctor,
            Optional<String> specialty,
            Optional<String> city,
            Optional<Boolean> acceptsUninsured) {}

    /** Which times. */
    record When(
            Optional<LocalDate> from,
            Optional<LocalDate> to,
            Optional<LocalTime> fromTime,
            Optional<LocalTime> toTime,
            Set<DayOfWeek> weekdays) {}

    /** What was found and offered. */
    record Found(ToolResult result, List<OfferedSlot> offered) {}

    Found find(Caller caller, Who who, When when, Optional<Integer> limit) {
        var specialty = who.specialty().flatMap(facts::specialty);
        if (who.specialty().isPresent() && specialty.isEmpty()) {
            throw new InvalidArgument("There is no such specialty here. There are: "
                    + String.join(
                            ", ",
                            facts.specialties().stream().map(it -> it.name()).toList()) + ".");
        }
        var query = query(who, specialty.map(it -> it.id()), when, limit);
        var found = schedule.findFreeSlots(query);
        var searched = new Searched(
                query.from(),
                query.to(),
                query.notBefore().orElse(null),
                query.notAfter().orElse(null));
        if (!found.slots().isEmpty()) {
            var offered = schedule.offer(caller, found.slots());
            return new Found(new Slots(facts(offered), found.more(), searched, null), offered);
        }
        refuseUnknownDoctor(query);
        var around = nearest(query);
        var nearest = around.isEmpty() ? List.<OfferedSlot>of() : schedule.offer(caller, around);
        return new Found(new Slots(List.of(), false, searched, facts(nearest)), nearest);
    }

    private SlotQuery query(Who who, Optional<String> specialty, When when, Optional<Integer> limit) {
        var today = LocalDate.ofInstant(clock.instant(), zone);
        var from = when.from().filter(today::isBefore).orElse(today);
        var to = when.to().orElse(from.plusDays(DEFAULT_DAYS));
        if (to.isBefore(from)) {
            throw new InvalidArgument("These days have passed; today is " + today + ".");
        }
        var id = who.doctor().filter(it -> DIGITS.matcher(it).matches()).map(it -> new DoctorId(Long.parseLong(it)));
        var name = id.isPresent() ? Optional.<String>empty() : who.doctor();
        return new SlotQuery(
                id,
                new DoctorQuery(name, specialty, who.city(), who.acceptsUninsured(), Optional.empty()),
                from,
                to,
                when.fromTime(),
                when.toTime(),
                when.weekdays(),
                Math.clamp(limit.orElse(DEFAULT_LIMIT), 1, MAX_LIMIT));
    }

    private void refuseUnknownDoctor(SlotQuery query) {
        query.doctor().ifPresent(schedule::doctor);
        if (query.doctors().name().isPresent()
                && schedule.findDoctors(query.doctors(), 1).isEmpty()) {
            throw new InvalidArgument("There is no such doctor here. Use findDoctors.");
        }
    }

    /** Later on the same days, if there is anything; else whatever comes first from the first of them on. */
    private List<Slot> nearest(SlotQuery query) {
        if (query.notBefore().isPresent() && query.notAfter().isPresent()) {
            var later = schedule.findFreeSlots(later(query)).slots();
            if (!later.isEmpty()) {
                return later;
            }
        }
        return schedule.findFreeSlots(relaxed(query)).slots();
    }

    private static SlotQuery later(SlotQuery query) {
        return new SlotQuery(
                query.doctor(),
                query.doctors(),
                query.from(),
                query.to(),
                query.notBefore(),
                Optional.empty(),
                query.weekdays(),
                NEAREST);
    }

    private static SlotQuery relaxed(SlotQuery query) {
        return new SlotQuery(
                query.doctor(),
                query.doctors(),
                query.from(),
                query.to().plusDays(DEFAULT_DAYS),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                NEAREST);
    }

    private List<SlotFacts> facts(List<OfferedSlot> offered) {
        return offered.stream().map(it -> SlotFacts.of(it, zone)).toList();
    }
}
