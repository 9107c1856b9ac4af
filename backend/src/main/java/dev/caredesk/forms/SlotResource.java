package dev.caredesk.forms;

import dev.caredesk.api.CalendarView;
import dev.caredesk.api.Page;
import dev.caredesk.api.SlotView;
import dev.caredesk.schedule.DoctorId;
import dev.caredesk.schedule.ScheduleService;
import dev.caredesk.schedule.SlotQuery;
import dev.caredesk.web.Cursor;
import dev.caredesk.web.QueryParameters;
import dev.caredesk.web.TimeWindow;
import dev.caredesk.web.Views;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** When there is room. Open to all; with a conversation's secret, the slots are offered in that conversation. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
public class SlotResource {

    private static final int PAGE = 20;
    private static final int LARGEST_PAGE = 100;
    // As many slots as one search finds; who wants later ones searches from a later day
    private static final int LONGEST_LIST = 200;
    private static final int DAYS = 14;
    private static final int MOST_DAYS = 100;

    private final ScheduleService schedule;
    private final Callers callers;
    private final Views views;
    private final Clock clock;

    @Inject
    SlotResource(ScheduleService schedule, Callers callers, Views views, Clock clock) {
        this.schedule = schedule;
        this.callers = callers;
        this.views = views;
        this.clock = clock;
    }

    /** Lists free slots, earliest first. */
    @GET
    @Path("slots")
    public Page<SlotView> slots(
            @Context UriInfo uri, @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        var query = new QueryParameters(uri);
        var skipped = query.cursor("cursor", SlotResource::count).orElse(0);
        var limit = query.number("limit", 1, LARGEST_PAGE).orElse(PAGE);
        var wanted = slotQuery(query, Math.min(skipped + limit, LONGEST_LIST));
        query.done();
        var caller = callers.ifAny(authorization);
        var found = schedule.findFreeSlots(wanted);
        var slots = found.slots().stream().skip(skipped).toList();
        var offered = caller.map(known -> schedule.offer(known, slots)).orElseGet(() -> schedule.offerOpenly(slots));
        var next = found.more() && wanted.limit() < LONGEST_LIST
                ? new Cursor(Integer.toString(wanted.limit())).encoded()
                : null;
        return new Page<>(offered.stream().map(views::slot).toList(), next);
    }

    /** Lists the days of a month that have free slots. */
    @GET
    @Path("calendar")
    public CalendarView calendar(@Context UriInfo uri) {
        var query = new QueryParameters(uri);
        var month = query.month("month").orElseGet(() -> YearMonth.from(today()));
        var doctor = query.id("doctor").map(DoctorId::new);
        var doctors = Filters.doctors(query);
        query.done();
        var days = schedule.freeSlotsByDay(doctor, doctors, month).entrySet().stream()
                .map(day -> new CalendarView.Day(day.getKey(), day.getValue()))
                .sorted(Comparator.comparing(CalendarView.Day::date))
                .toList();
        return new CalendarView(month.toString(), views.zone(), days);
    }

    private SlotQuery slotQuery(QueryParameters query, int limit) {
        var doctor = query.id("doctor").map(DoctorId::new);
        var doctors = Filters.doctors(query);
        var from = query.date("from").orElseGet(this::today);
        var to = query.date("to").orElseGet(() -> from.plusDays(DAYS - 1));
        if (to.isBefore(from)) {
            query.refuse("to", "must not be before from");
        } else if (ChronoUnit.DAYS.between(from, to) > MOST_DAYS) {
            query.refuse("to", "must be within " + MOST_DAYS + " days of from");
        }
        var window = query.window("window");
        return new SlotQuery(
                doctor,
                doctors,
                from,
                to,
                window.map(TimeWindow::from),
                window.flatMap(TimeWindow::to),
                query.weekdays("weekdays"),
                limit);
    }

    private LocalDate today() {
        return views.time(clock.instant()).toLocalDate();
    }

    private static int count(String place) {
        var count = Integer.parseInt(place);
        if (count < 1 || count >= LONGEST_LIST) {
            throw new IllegalArgumentException("Not a place in this list");
        }
        return count;
    }
}
