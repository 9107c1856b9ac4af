package dev.caredesk.ui.schedule;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import dev.caredesk.api.DoctorView;
import dev.caredesk.api.SpecialtyView;
import dev.caredesk.ui.Texts;
import dev.caredesk.ui.schedule.ClinicDirectory.People;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Whose times are looked for: a specialty, a doctor, or anybody. */
final class Pickers extends Div {

    private final Consumer<Wanted> changed;
    private final Select<SpecialtyView> specialty = new Select<>();
    private final ComboBox<DoctorView> doctor = new ComboBox<>(Texts.text("schedule.doctor"));
    private final Checkbox uninsured = new Checkbox(Texts.text("schedule.uninsured"));
    private People people = new People(List.of(), List.of());
    private Wanted wanted = Wanted.ANYBODY;
    private boolean quiet;

    /** Creates the pickers; {@code changed} gets each choice that a person makes. */
    Pickers(Consumer<Wanted> changed) {
        this.changed = changed;
        addClassName("pickers");
        specialty.setLabel(Texts.text("schedule.specialty"));
        specialty.setEmptySelectionAllowed(true);
        specialty.setEmptySelectionCaption(Texts.text("schedule.any-specialty"));
        specialty.setPlaceholder(Texts.text("schedule.any-specialty"));
        specialty.setItemLabelGenerator(one -> one == null ? Texts.text("schedule.any-specialty") : one.name());
        specialty.addValueChangeListener(change -> choose());
        specialty.getElement().setAttribute("data-testid", "pick-specialty");
        doctor.setPlaceholder(Texts.text("schedule.any-doctor"));
        doctor.setClearButtonVisible(true);
        doctor.setItemLabelGenerator(Pickers::label);
        doctor.addValueChangeListener(change -> choose());
        doctor.getElement().setAttribute("data-testid", "pick-doctor");
        uninsured.addValueChangeListener(change -> choose());
        uninsured.getElement().setAttribute("data-testid", "pick-uninsured");
        add(specialty, doctor, uninsured);
    }

    private static String label(DoctorView doctor) {
        String city = doctor.city();
        return city == null || city.isBlank()
                ? doctor.name()
                : Texts.text("schedule.doctor-in-city", doctor.name(), city);
    }

    /** Offers who works at the clinic. */
    void fill(People known) {
        if (known.equals(people)) {
            return;
        }
        people = known;
        quietly(() -> {
            specialty.setItems(known.specialties());
            show();
        });
    }

    /** Chooses as the conversation does. */
    void show(Wanted other) {
        wanted = other;
        quietly(this::show);
    }

    Wanted wanted() {
        return wanted;
    }

    private void show() {
        Optional<DoctorView> one = wanted.doctor();
        specialty.setValue(wanted.specialty()
                .or(() -> one.flatMap(who -> people.specialty(who.specialty())))
                .filter(people.specialties()::contains)
                .orElse(null));
        uninsured.setValue(wanted.uninsured());
        doctor.setItems(people.doctors(specialty.getOptionalValue(), wanted.uninsured()));
        doctor.setValue(one.flatMap(who -> people.doctor(who.id())).orElse(null));
    }

    private void choose() {
        if (quiet) {
            return;
        }
        Optional<SpecialtyView> of = specialty.getOptionalValue();
        boolean onlyUninsured = uninsured.getValue();
        wanted = new Wanted(
                of, doctor.getOptionalValue().filter(people.doctors(of, onlyUninsured)::contains), onlyUninsured);
        quietly(this::show);
        changed.accept(wanted);
    }

    private void quietly(Runnable change) {
        quiet = true;
        try {
            change.run();
        } finally {
            quiet = false;
        }
    }
}
