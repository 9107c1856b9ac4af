package dev.caredesk.ui.chat;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import dev.caredesk.api.DoctorView;
import dev.caredesk.api.SlotView;
import dev.caredesk.ui.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The offered slots, by doctor and day, to choose one with a click. */
final class SlotChoices extends Div {

    /** So many times of a day are shown at once; the others after a click, so that a telephone's page stays short. */
    private static final int AT_ONCE = 8;

    private final Consumer<SlotView> choose;
    private final ClinicTime time;

    SlotChoices(List<SlotView> slots, Consumer<SlotView> choose, ClinicTime time) {
        this.choose = choose;
        this.time = time;
        addClassName("slot-choices");
        byDoctor(slots).values().forEach(group -> add(card(group)));
        SlotView any = slots.getFirst();
        Div zone = new Div(Texts.text("slots.zone", time.zone(any.start(), any.zone())));
        zone.addClassName("footnote");
        add(zone);
    }

    private static Map<String, List<SlotView>> byDoctor(List<SlotView> slots) {
        return slots.stream()
                .collect(Collectors.groupingBy(slot -> slot.doctor().id(), LinkedHashMap::new, Collectors.toList()));
    }

    private Div card(List<SlotView> slots) {
        DoctorView doctor = slots.getFirst().doctor();
        H2 name = new H2(Texts.text("doctor.name", doctor.name()));
        Div about = new Div(about(doctor));
        about.addClassName("about");
        Div card = new Div(name, about);
        card.addClassName("card");
        card.getElement().setAttribute("data-testid", "slot-card");
        slots.stream()
                .collect(Collectors.groupingBy(
                        slot -> time.day(slot.start(), slot.zone()), LinkedHashMap::new, Collectors.toList()))
                .forEach((day, free) -> card.add(day(day, free)));
        return card;
    }

    private static String about(DoctorView doctor) {
        return Stream.of(
                        doctor.specialtyName(),
                        doctor.city(),
                        doctor.address(),
                        doctor.acceptsUninsured() ? Texts.text("doctor.uninsured") : null)
                .filter(Objects::nonNull)
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(" · "));
    }

    private Div day(String day, List<SlotView> slots) {
        Span label = new Span(day);
        label.addClassName("day");
        Div chips = new Div();
        chips.addClassName("chips");
        boolean tooMany = slots.size() > AT_ONCE + 1;
        List<SlotView> first = tooMany ? slots.subList(0, AT_ONCE) : slots;
        first.forEach(slot -> chips.add(chip(slot)));
        if (tooMany) {
            chips.add(more(chips, day, slots.subList(AT_ONCE, slots.size())));
        }
        Div row = new Div(label, chips);
        row.addClassName("day-row");
        return row;
    }

    private NativeButton more(Div chips, String day, List<SlotView> others) {
        NativeButton more = new NativeButton(Texts.text("slots.more", others.size()), click -> {
            chips.remove(click.getSource());
            List<NativeButton> revealed = others.stream().map(this::chip).toList();
            revealed.forEach(chips::add);
            revealed.getFirst().focus();
        });
        more.addClassNames("chip", "more");
        more.getElement().setAttribute("data-testid", "more-slots");
        more.getElement().setAttribute("aria-label", Texts.text("slots.more-on", others.size(), day));
        return more;
    }

    private NativeButton chip(SlotView slot) {
        String words = time.ask(slot);
        NativeButton chip = new NativeButton(time.time(slot.start(), slot.zone()), click -> choose.accept(slot));
        chip.addClassName("chip");
        chip.getElement().setAttribute("data-testid", "slot");
        chip.getElement().setAttribute("aria-label", words);
        return chip;
    }
}
