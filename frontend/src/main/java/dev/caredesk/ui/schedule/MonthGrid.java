package dev.caredesk.ui.schedule;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.caredesk.api.CalendarView;
import dev.caredesk.ui.Texts;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.WeekFields;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A month with its free days. The arrow keys go from day to day, Page Up and Page Down from month to month. */
final class MonthGrid extends Div {

    private static final int DAYS_OF_WEEK = 7;
    private static final DateTimeFormatter TITLE = DateTimeFormatter.ofPattern("LLLL yyyy", Texts.LOCALE);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE, MMMM d", Texts.LOCALE);

    private final Consumer<LocalDate> chosen;
    private final Consumer<YearMonth> turned;
    private final H3 title = new H3();
    private final Button previous = turning(VaadinIcon.CHEVRON_LEFT_SMALL, "month-previous", -1);
    private final Button next = turning(VaadinIcon.CHEVRON_RIGHT_SMALL, "month-next", 1);
    private final Button thisMonth = new Button(Texts.text("month.today"));
    private final Div grid = new Div();
    private final Map<LocalDate, Div> cells = new LinkedHashMap<>();
    private YearMonth month;
    private LocalDate today;
    private @Nullable LocalDate selected;

    /**
     * Creates the month.
     *
     * @param today the current day in the clinic's zone
     * @param chosen gets a day with free times that was clicked
     * @param turned gets the month that is to be shown
     */
    MonthGrid(LocalDate today, Consumer<LocalDate> chosen, Consumer<YearMonth> turned) {
        this.chosen = chosen;
        this.turned = turned;
        this.today = today;
        month = YearMonth.from(today);
        addClassName("month");
        title.getElement().setAttribute("data-testid", "month-title");
        title.getElement().setAttribute("aria-live", "polite");
        thisMonth.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        thisMonth.getElement().setAttribute("data-testid", "month-today");
        thisMonth.addClickListener(click -> turned.accept(YearMonth.from(this.today)));
        Div head = new Div(title, thisMonth, previous, next);
        head.addClassName("month-head");
        grid.addClassName("days");
        grid.getElement().setAttribute("role", "grid");
        grid.getElement().setAttribute("data-testid", "month");
        grid.getElement()
                .addEventListener(
                        "pick",
                        pick -> choose(pick.getEventData().get("event.detail").asString()))
                .addEventData("event.detail");
        add(head, grid);
        begin(month);
    }

    /** Shows a month whose free days are not known yet. */
    void begin(YearMonth shown) {
        month = shown;
        title.setText(TITLE.format(shown));
        grid.getElement().setAttribute("aria-label", TITLE.format(shown));
        grid.getElement().setAttribute("aria-busy", "true");
        boolean current = !shown.isAfter(YearMonth.from(today));
        previous.setEnabled(!current);
        thisMonth.setVisible(!shown.equals(YearMonth.from(today)));
        cells.clear();
        grid.removeAll();
        grid.add(weekdays());
        @Nullable Div week = null;
        for (LocalDate day = shown.atDay(1); YearMonth.from(day).equals(shown); day = day.plusDays(1)) {
            int column = column(day.getDayOfWeek());
            if (week == null || column == 0) {
                week = row("week");
                grid.add(week);
            }
            Div cell = cell(day);
            if (cells.isEmpty()) {
                cell.getStyle().set("grid-column-start", Integer.toString(column + 1));
            }
            cells.put(day, cell);
            week.add(cell);
        }
        mark();
    }

    /** Shows which days of the month have free times. */
    void fill(CalendarView view, LocalDate clinicToday) {
        boolean otherDay = !clinicToday.equals(today);
        today = clinicToday;
        YearMonth known = YearMonth.parse(view.month());
        if (otherDay || !known.equals(month)) {
            begin(known);
        }
        Map<LocalDate, Integer> free =
                view.days().stream().collect(Collectors.toMap(CalendarView.Day::date, CalendarView.Day::freeSlots));
        cells.forEach((day, cell) -> {
            int times = free.getOrDefault(day, 0);
            cell.getElement().setAttribute("aria-label", Texts.text("month.day", DAY.format(day), times));
            cell.getElement().setAttribute("aria-disabled", Boolean.toString(times == 0));
            cell.setClassName("free", times > 0);
        });
        grid.getElement().setAttribute("aria-busy", "false");
    }

    /** Shows that the free days cannot be known. */
    void giveUp() {
        grid.getElement().setAttribute("aria-busy", "false");
    }

    /** Marks the day whose times are shown. */
    void select(Optional<LocalDate> day) {
        selected = day.orElse(null);
        mark();
    }

    YearMonth month() {
        return month;
    }

    private void mark() {
        cells.forEach(
                (day, cell) -> cell.getElement().setAttribute("aria-selected", Boolean.toString(day.equals(selected))));
    }

    /** Takes a day that was clicked; only one that is shown and free counts, whatever a browser sends. */
    void choose(String date) {
        cells.entrySet().stream()
                .filter(entry -> entry.getKey().toString().equals(date)
                        && entry.getValue().hasClassName("free"))
                .findFirst()
                .ifPresent(entry -> chosen.accept(entry.getKey()));
    }

    private Div cell(LocalDate day) {
        Div cell = new Div(Integer.toString(day.getDayOfMonth()));
        cell.addClassName("day-cell");
        cell.getElement().setAttribute("role", "gridcell");
        cell.getElement().setAttribute("tabindex", "-1");
        cell.getElement().setAttribute("data-date", day.toString());
        cell.getElement().setAttribute("aria-label", DAY.format(day));
        cell.getElement().setAttribute("aria-disabled", "true");
        if (day.equals(today)) {
            cell.getElement().setAttribute("aria-current", "date");
        }
        return cell;
    }

    private static Div weekdays() {
        Div row = row("week");
        DayOfWeek day = WeekFields.of(Texts.LOCALE).getFirstDayOfWeek();
        for (int column = 0; column < DAYS_OF_WEEK; column++) {
            Div name = new Div(day.getDisplayName(TextStyle.SHORT_STANDALONE, Texts.LOCALE));
            name.addClassName("weekday");
            name.getElement().setAttribute("role", "columnheader");
            name.getElement().setAttribute("aria-label", day.getDisplayName(TextStyle.FULL, Texts.LOCALE));
            row.add(name);
            day = day.plus(1);
        }
        return row;
    }

    private static int column(DayOfWeek day) {
        int first = WeekFields.of(Texts.LOCALE).getFirstDayOfWeek().getValue();
        return Math.floorMod(day.getValue() - first, DAYS_OF_WEEK);
    }

    private static Div row(String className) {
        Div row = new Div();
        row.addClassName(className);
        row.getElement().setAttribute("role", "row");
        return row;
    }

    private Button turning(VaadinIcon icon, String testId, int months) {
        Button button = new Button(icon.create(), click -> turned.accept(month.plusMonths(months)));
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        String label = Texts.text(months < 0 ? "month.previous" : "month.next");
        button.setAriaLabel(label);
        button.setTooltipText(label);
        button.getElement().setAttribute("data-testid", testId);
        return button;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        event.getUI().getPage().addJavaScript("schedule.js");
        grid.getElement()
                .executeJs("window.careDeskSchedule.month(this, $0, $1)", previous.getElement(), next.getElement());
    }
}
