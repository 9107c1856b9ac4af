package dev.caredesk.ui.schedule;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.caredesk.api.CalendarView;
import dev.caredesk.api.DoctorView;
import dev.caredesk.api.Page;
import dev.caredesk.api.SlotView;
import dev.caredesk.ui.Texts;
import dev.caredesk.ui.api.ApiFailure;
import dev.caredesk.ui.chat.ClinicTime;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Finds a free time: whose, on which day of the month, and when on that day. */
final class FreeTimes extends Div {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE, MMMM d", Texts.LOCALE);
    private static final int NEAREST = 6;
    private static final int NEAREST_WITHIN_DAYS = 13;

    private record Month(ClinicDirectory.People people, CalendarView days) {}

    private final Schedule schedule;
    private final Clock clock;
    private final Pickers pickers = new Pickers(wanted -> lookAgain());
    private final MonthGrid month;
    private final Div monthNotice = new Div();
    private final TimesOfDay times;
    private final Div live = new Div();
    private final Lookup monthLookup = new Lookup();
    private final Lookup dayLookup = new Lookup();
    private @Nullable LocalDate day;
    private boolean picked;

    /** Creates it, with nothing looked up yet; {@code chosen} gets the slot that is clicked. */
    FreeTimes(Schedule schedule, Clock clock, Consumer<SlotView> chosen) {
        this.schedule = schedule;
        this.clock = clock;
        month = new MonthGrid(LocalDate.now(clock.withZone(ZoneOffset.UTC)), this::pick, this::showMonth);
        times = new TimesOfDay(new ClinicTime(clock), chosen);
        addClassName("free-times");
        live.addClassName("visually-hidden");
        live.getElement().setAttribute("aria-live", "polite");
        Div left = new Div(pickers, month, monthNotice);
        left.addClassName("find");
        add(left, times, live);
        times.show(Notice.empty(Texts.text("schedule.choose-day")));
    }

    /** Looks up the current month. */
    void load() {
        look(Optional.empty());
    }

    /** Looks for somebody's times, on a day if one is named. */
    void show(Wanted wanted, Optional<LocalDate> wantedDay) {
        pickers.show(wanted);
        look(wantedDay.map(YearMonth::from));
        wantedDay.ifPresentOrElse(this::showDay, this::showNoDay);
    }

    /** Looks for the times of a doctor that are nearest to one that is taken. */
    void showNearest(DoctorView doctor, OffsetDateTime start) {
        Wanted wanted = Wanted.only(doctor);
        pickers.show(wanted);
        LocalDate around = start.toLocalDate();
        look(Optional.of(YearMonth.from(around)));
        select(null);
        String title = Texts.text("schedule.nearest");
        times.begin(title);
        dayLookup.ask(
                this,
                () -> schedule.client().slots(wanted, around, around.plusDays(NEAREST_WITHIN_DAYS)),
                found -> showNearest(title, nearest(found.items(), start)),
                failure -> fail(failure, () -> showNearest(doctor, start)));
    }

    private static List<SlotView> nearest(List<SlotView> slots, OffsetDateTime start) {
        return slots.stream()
                .sorted(Comparator.comparing(
                        slot -> Duration.between(start, slot.start()).abs()))
                .limit(NEAREST)
                .sorted(Comparator.comparing(SlotView::start))
                .toList();
    }

    /** Looks the same up once more. */
    void lookAgain() {
        look(Optional.of(month.month()));
        if (day == null) {
            showNoDay();
        } else {
            showDay(day);
        }
    }

    private void showMonth(YearMonth other) {
        look(Optional.of(other));
    }

    private void look(Optional<YearMonth> wantedMonth) {
        wantedMonth.filter(other -> !other.equals(month.month())).ifPresent(month::begin);
        monthNotice.removeAll();
        Wanted wanted = pickers.wanted();
        monthLookup.ask(
                this,
                () -> new Month(schedule.directory().people(), schedule.client().calendar(wanted, wantedMonth)),
                this::fill,
                failure -> {
                    month.giveUp();
                    monthNotice.removeAll();
                    monthNotice.add(Notice.problem(failure, () -> look(wantedMonth)));
                });
    }

    private void fill(Month found) {
        pickers.fill(found.people());
        CalendarView view = found.days();
        month.fill(view, LocalDate.now(clock.withZone(ZoneId.of(view.zone()))));
        month.select(Optional.ofNullable(day));
        if (view.days().isEmpty()) {
            monthNotice.removeAll();
            monthNotice.add(Notice.empty(Texts.text("schedule.none-in-month"))
                    .with(Notice.button(
                            "schedule.next-month",
                            VaadinIcon.ARROW_RIGHT,
                            "schedule-next-month",
                            () -> showMonth(month.month().plusMonths(1)))));
        }
    }

    private void showNoDay() {
        dayLookup.forget();
        select(null);
        times.show(Notice.empty(Texts.text("schedule.choose-day")));
    }

    private void pick(LocalDate wantedDay) {
        picked = true;
        showDay(wantedDay);
    }

    private void showDay(LocalDate wantedDay) {
        select(wantedDay);
        Wanted wanted = pickers.wanted();
        String title = DAY.format(wantedDay);
        times.begin(title);
        dayLookup.ask(
                this,
                () -> schedule.client().slots(wanted, wantedDay, wantedDay),
                found -> showSlots(title, found),
                failure -> fail(failure, () -> showDay(wantedDay)));
    }

    private void select(@Nullable LocalDate other) {
        day = other;
        month.select(Optional.ofNullable(other));
    }

    private void showSlots(String title, Page<SlotView> found) {
        showSlots(title, found.items(), found.nextCursor() != null, Texts.text("schedule.none-on-day", title));
    }

    private void showNearest(String title, List<SlotView> found) {
        showSlots(title, found, false, Texts.text("schedule.none-near"));
    }

    private void showSlots(String title, List<SlotView> slots, boolean more, String none) {
        if (slots.isEmpty()) {
            times.show(Notice.empty(none));
            live.setText(none);
        } else {
            times.show(title, slots, more);
            if (picked) {
                times.reveal();
            }
            live.setText(Texts.text("schedule.found", slots.size(), title));
        }
        picked = false;
    }

    private void fail(ApiFailure failure, Runnable retry) {
        times.show(Notice.problem(failure, retry));
    }
}
