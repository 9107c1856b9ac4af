package dev.caredesk.ui.chat;

import com.vaadin.flow.component.html.DescriptionList;
import dev.caredesk.api.DoctorView;
import dev.caredesk.ui.Texts;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The labelled lines of a card; a line without a value is left out. */
final class Facts extends DescriptionList {

    Facts() {
        addClassName("facts");
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
