package dev.caredesk.forms;

import dev.caredesk.api.DoctorView;
import dev.caredesk.api.Page;
import dev.caredesk.api.SpecialtyView;
import dev.caredesk.schedule.BookingRefused;
import dev.caredesk.schedule.DoctorId;
import dev.caredesk.schedule.ScheduleService;
import dev.caredesk.web.Cursor;
import dev.caredesk.web.QueryParameters;
import dev.caredesk.web.Views;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;

/** Who works at the clinic. Open to all. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
public class DoctorResource {

    private static final int PAGE = 20;
    private static final int LARGEST_PAGE = 100;

    private final ScheduleService schedule;
    private final Views views;

    @Inject
    DoctorResource(ScheduleService schedule, Views views) {
        this.schedule = schedule;
        this.views = views;
    }

    /** Lists the doctors who match, by name. */
    @GET
    @Path("doctors")
    public Page<DoctorView> doctors(@Context UriInfo uri) {
        var query = new QueryParameters(uri);
        var wanted = Filters.doctors(query);
        var after = query.cursor("cursor", place -> new DoctorId(Long.parseLong(place)));
        var limit = query.number("limit", 1, LARGEST_PAGE).orElse(PAGE);
        query.done();
        var found = schedule.pageOfDoctors(wanted, after, limit + 1);
        var items = found.stream().limit(limit).map(views::doctor).toList();
        return new Page<>(
                items, found.size() > limit ? new Cursor(items.getLast().id()).encoded() : null);
    }

    /** Shows one doctor. */
    @GET
    @Path("doctors/{id}")
    public DoctorView doctor(@PathParam("id") String id) {
        var wanted = Ids.doctor(id);
        try {
            return views.doctor(schedule.doctor(wanted));
        } catch (BookingRefused unknown) {
            throw Ids.noDoctor();
        }
    }

    /** Lists the specialties of the clinic. */
    @GET
    @Path("specialties")
    public Page<SpecialtyView> specialties() {
        List<SpecialtyView> all =
                schedule.specialties().stream().map(views::specialty).toList();
        return new Page<>(all, null);
    }
}
