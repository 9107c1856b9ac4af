package dev.caredesk.ui.schedule;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.H4;
import com.vaadin.flow.component.html.NativeButton;
import dev.caredesk.api.DoctorView;
import dev.caredesk.api.SlotView;
import dev.caredesk.ui.Texts;
import dev.caredesk.ui.chat.ClinicTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Free times, grouped by doctor, each of them a button. */
final class TimesOfDay extends Div {

    /** So many times of a doctor are shown at once, the others after a click. */
    private static final int AT_ONCE = 12;

    private static final int SKELETONS = 8;

    private final ClinicTime time;
    private final Consumer<SlotView> chosen;

    TimesOfDay(ClinicTime time, Consumer<SlotView> chosen) {
        this.time = time;
        this.chosen = chosen;
        addClassName("times");
        getElement().setAttribute("data-testid", "times");
    }

    /** Shows that the times are being looked up. */
    void begin(String title) {
        removeAll();
        Div skeletons = new Div();
        skeletons.addClassNames("chips", "skeletons");
        skeletons.getElement().setAttribute("aria-hidden", "true");
        for (int count = 0; count < SKELETONS; count++) {
            Div skeleton = new Div();
            skeleton.addClassName("skeleton");
            skeletons.add(skeleton);
        }
        add(new H3(title), skeletons);
        getElement().setAttribute("aria-busy", "true");
    }

    /** Shows a sentence instead of times. */
    void show(Notice notice) {
        removeAll();
        add(notice);
        getElement().setAttribute("aria-busy", "false");
    }

    /** Shows times, under a title. */
    void show(String title, List<SlotView> slots, boolean more) {
        removeAll();
        getElement().setAttribute("aria-busy", "false");
        SlotView any = slots.getFirst();
        Div zone = new Div(Texts.text("schedule.zone", time.zone(any.start(), any.zone())));
        zone.addClassName("footnote");
        add(new H3(title), zone);
        boolean severalDays = slots.stream().map(this::day).distinct().count() > 1;
        slots.stream()
                .collect(Collectors.groupingBy(slot -> slot.doctor().id(), LinkedHashMap::new, Collectors.toList()))
                .values()
                .forEach(group -> add(ofDoctor(group, severalDays)));
        if (more) {
            Div hint = new Div(Texts.text("schedule.more-than-shown"));
            hint.addClassName("footnote");
            add(hint);
        }
    }

    /** Scrolls just so far that the first times can be seen. */
    void reveal() {
        getElement().executeJs("this.querySelector('.doctor-times')?.scrollIntoView({ block: 'nearest' })");
    }

    private String day(SlotView slot) {
        return time.day(slot.start(), slot.zone());
    }

    private Div ofDoctor(List<SlotView> slots, boolean severalDays) {
        DoctorView doctor = slots.getFirst().doctor();
        Div about = new Div(Stream.of(doctor.specialtyName(), doctor.city())
                .filter(Objects::nonNull)
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(" · ")));
        about.addClassName("about");
        Div group = new Div(new H4(Texts.text("doctor.name", doctor.name())), about);
        group.addClassName("doctor-times");
        group.getElement().setAttribute("data-testid", "doctor-times");
        if (severalDays) {
            Map<String, List<SlotView>> byDay =
                    slots.stream().collect(Collectors.groupingBy(this::day, LinkedHashMap::new, Collectors.toList()));
            byDay.forEach((day, free) -> {
                Div label = new Div(day);
                label.addClassName("day");
                group.add(label, chips(free));
            });
        } else {
            group.add(chips(slots));
        }
        return group;
    }

    private Div chips(List<SlotView> slots) {
        Div chips = new Div();
        chips.addClassName("chips");
        boolean tooMany = slots.size() > AT_ONCE + 1;
        List<SlotView> first = tooMany ? slots.subList(0, AT_ONCE) : slots;
        first.forEach(slot -> chips.add(chip(slot)));
        if (tooMany) {
            chips.add(more(chips, slots.subList(AT_ONCE, slots.size())));
        }
        return chips;
    }

    private NativeButton more(Div chips, List<SlotView> others) {
        NativeButton more = new NativeButton(Texts.text("slots.more", others.size()), click -> {
            chips.remove(click.getSource());
            List<NativeButton> revealed = others.stream().map(this::chip).toList();
            revealed.forEach(chips::add);
            revealed.getFirst().focus();
        });
        more.addClassNames("chip", "more");
        more.getElement().setAttribute("data-testid", "more-free-slots");
        more.getElement()
                .setAttribute("aria-label", Texts.text("slots.more-on", others.size(), day(others.getFirst())));
        return more;
    }

    private NativeButton chip(SlotView slot) {
        NativeButton chip = new NativeButton(time.time(slot.start(), slot.zone()), click -> chosen.accept(slot));
        chip.addClassName("chip");
        chip.getElement().setAttribute("data-testid", "free-slot");
        chip.getElement().setAttribute("aria-label", time.whoAndWhen(slot.doctor(), slot.start(), slot.zone()));
        return chip;
    }
}
