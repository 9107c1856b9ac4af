package dev.caredesk.agent;

import dev.caredesk.agent.ToolResult.Clinic;
import dev.caredesk.agent.ToolResult.DoctorFacts;
import dev.caredesk.agent.ToolResult.SlotFacts;
import dev.caredesk.agent.ToolResult.SpecialtyFacts;
import dev.caredesk.api.AppointmentStatus;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says plainly what tools found, where the model's own words cannot be relied on. */
final class FoundWording {

    /** More would be a wall of text. */
    private static final int MOST_LINES = 8;

    private final DateTimeFormatter day;
    private final DateTimeFormatter hour;

    FoundWording(Locale locale) {
        day = DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(locale);
        hour = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(locale);
    }

    /** Returns what the last result says that has something to say to a person. */
    Optional<String> of(List<ToolResult> results) {
        return results.reversed().stream()
                .map(this::text)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> text(ToolResult result) {
        return switch (result) {
            case ToolResult.Refused refused ->
                refused.isAboutTheModel() ? Optional.empty() : Optional.of(refused.message());
            case ToolResult.Doctors found -> Optional.of(doctors(found));
            case ToolResult.Slots found -> Optional.of(slots(found));
            case ToolResult.Appointments found -> Optional.of(appointments(found));
            case ToolResult.Proposed(var proposal) -> Optional.of(proposed(proposal));
            case Clinic clinic -> Optional.of(clinic(clinic));
            case ToolResult.IdentificationState(var state) ->
                state.equals("required")
                        ? Optional.of("To go on, please tell me " + Wording.ALL_DETAILS + ".")
                        : Optional.empty();
            case ToolResult.Dates ignored -> Optional.empty();
        };
    }

    private static String doctors(ToolResult.Doctors found) {
        if (found.doctors().isEmpty()) {
            var kinds = Optional.ofNullable(found.specialties()).orElse(List.of()).stream()
                    .map(SpecialtyFacts::name)
                    .collect(Collectors.joining(", "));
            return "I found no doctor like that." + (kinds.isEmpty() ? "" : " There are: " + kinds + ".");
        }
        return "I found:\n" + lines(found.doctors(), FoundWording::doctor)
                + "\n\nWhom would you like to see, and when?";
    }

    private static String doctor(DoctorFacts doctor) {
        return place(doctor.name() + " (" + doctor.specialtyName() + ")", doctor.address(), doctor.city());
    }

    private String slots(ToolResult.Slots found) {
        if (!found.slots().isEmpty()) {
            return "These times are free:\n" + lines(found.slots(), this::slot) + "\n\nWhich one suits you?";
        }
        var nearest = Optional.ofNullable(found.nearest()).orElse(List.of());
        return nearest.isEmpty()
                ? "I found no free time like that."
                : "Nothing is free then. The nearest times are:\n" + lines(nearest, this::slot)
                        + "\n\nDoes one of them suit you?";
    }

    private String slot(SlotFacts slot) {
        return at(slot.doctor(), slot.specialtyName(), slot.start());
    }

    private String appointments(ToolResult.Appointments found) {
        var booked = found.appointments().stream()
                .filter(it -> it.status() == AppointmentStatus.BOOKED)
                .toList();
        return booked.isEmpty()
                ? "You have no appointment."
                : "Your appointments:\n"
                        + lines(booked, it -> at(it.doctor(), it.specialty(), it.start()) + ", code " + it.code());
    }

    private String proposed(ProposalFacts proposal) {
        var what = switch (proposal.kind()) {
            case BOOK -> "book ";
            case RESCHEDULE -> "move your appointment to ";
            case CANCEL -> "cancel ";
        };
        return "Shall I " + what + at(proposal.doctor(), proposal.specialty(), proposal.start()) + "?";
    }

    private static String clinic(Clinic clinic) {
        return clinic.name() + ", " + clinic.address() + ", " + clinic.phone()
                + (clinic.hours().isEmpty() ? "" : "\nOpen: " + clinic.hours())
                + (clinic.insurance().isEmpty() ? "" : "\nInsurance: " + String.join(", ", clinic.insurance()));
    }

    private String at(String doctor, String specialty, OffsetDateTime start) {
        return doctor + " (" + specialty + "), " + day.format(start) + " at " + hour.format(start);
    }

    private static String place(String what, @Nullable String address, @Nullable String city) {
        return Stream.of(Optional.of(what), Optional.ofNullable(address).or(() -> Optional.ofNullable(city)))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
    }

    private static <T> String lines(List<T> all, Function<T, String> line) {
        return all.stream().limit(MOST_LINES).map(it -> "- " + line.apply(it)).collect(Collectors.joining("\n"));
    }
}
