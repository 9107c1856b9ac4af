package dev.caredesk.ui.chat;

import com.vaadin.flow.component.html.DescriptionList;
import dev.caredesk.api.AppointmentView;
import dev.caredesk.api.DoctorView;
import dev.caredesk.api.ProposalKind;
import dev.caredesk.api.ProposalView;
import dev.caredesk.ui.Texts;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The labelled lines of a card; a line without a value is left out. */
public final class Facts extends DescriptionList {

    Facts() {
        addClassName("facts");
    }

    /** Returns what a proposal is about. */
    public static Facts of(ProposalView proposal, ClinicTime time) {
        Facts facts = new Facts()
                .with(proposal.doctor())
                .with("fact.day", time.day(proposal.start(), proposal.zone()))
                .with("fact.time", time.span(proposal.start(), proposal.end(), proposal.zone()))
                .with("fact.patient", proposal.patient())
                .with("fact.reason", proposal.reason());
        AppointmentView replaced = proposal.replaces();
        return replaced != null && proposal.kind() == ProposalKind.RESCHEDULE
                ? facts.with("fact.replaces", time.whoAndWhen(replaced.doctor(), replaced.start(), replaced.zone()))
                : facts;
    }

    /** Returns what an appointment is about. */
    public static Facts of(AppointmentView appointment, ClinicTime time) {
        return new Facts()
                .with(appointment.doctor())
                .with("fact.day", time.day(appointment.start(), appointment.zone()))
                .with("fact.time", time.span(appointment.start(), appointment.end(), appointment.zone()))
                .with("fact.patient", appointment.patient())
                .with("fact.reason", appointment.reason());
    }

    Facts with(String labelKey, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            add(new Term(Texts.text(labelKey)), new Description(value));
        }
        return this;
    }

    /** Adds a line whose label is a word already; one without a label is left out. */
    Facts withValue(String label, String value) {
        if (!label.isBlank() && !value.isBlank()) {
            add(new Term(label), new Description(value));
        }
        return this;
    }

    Facts with(DoctorView doctor) {
        String place = Stream.of(doctor.address(), doctor.city())
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.joining(", "));
        return with("fact.doctor", Texts.text("doctor.with-specialty", doctor.name(), doctor.specialtyName()))
                .with("fact.place", place)
                .with("fact.phone", doctor.phone());
    }
}
