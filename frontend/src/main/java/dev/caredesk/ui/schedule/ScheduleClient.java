package dev.caredesk.ui.schedule;

import dev.caredesk.api.AppointmentView;
import dev.caredesk.api.BookingRequest;
import dev.caredesk.api.CalendarView;
import dev.caredesk.api.CancelRequest;
import dev.caredesk.api.DoctorView;
import dev.caredesk.api.Page;
import dev.caredesk.api.ProposalResponse;
import dev.caredesk.api.RescheduleRequest;
import dev.caredesk.api.SlotView;
import dev.caredesk.api.SpecialtyView;
import dev.caredesk.ui.api.ApiClient;
import dev.caredesk.ui.api.ApiFailure;
import dev.caredesk.ui.api.ApiRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The calls of the schedule. Slots are looked up openly, so that the conversation's own offers stay what they were. */
@ApplicationScoped
public class ScheduleClient {

    private static final int PAGE = 100;
    private static final int APPOINTMENTS = 5;

    private final ApiClient api;

    /** Creates it. */
    @Inject
    public ScheduleClient(ApiClient api) {
        this.api = api;
    }

    /** Returns the clinic's specialties, by name. */
    List<SpecialtyView> specialties() throws ApiFailure {
        return api.page(ApiRequest.get("specialties"), SpecialtyView.class).items();
    }

    /** Returns all doctors, by name. */
    List<DoctorView> doctors() throws ApiFailure {
        List<DoctorView> doctors = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            Page<DoctorView> page =
                    api.page(ApiRequest.get("doctors").with("limit", PAGE).with("cursor", cursor), DoctorView.class);
            doctors.addAll(page.items());
            cursor = page.nextCursor();
        } while (cursor != null);
        return List.copyOf(doctors);
    }

    /** Returns the days of a month with free slots; of the clinic's current month when none is named. */
    CalendarView calendar(Wanted wanted, Optional<YearMonth> month) throws ApiFailure {
        return api.read(wanted.in(ApiRequest.get("calendar")).with("month", month.orElse(null)), CalendarView.class);
    }

    /** Returns free slots from the first to the last day, earliest first. */
    Page<SlotView> slots(Wanted wanted, LocalDate from, LocalDate to) throws ApiFailure {
        ApiRequest request = wanted.in(ApiRequest.get("slots"))
                .with("from", from)
                .with("to", to)
                .with("limit", PAGE);
        return api.page(request, SlotView.class);
    }

    /** Proposes to book a slot; the same key again gives the same answer. Without a secret the visitor begins anew. */
    ProposalResponse book(String visitor, Optional<String> secret, BookingRequest booking, String key)
            throws ApiFailure {
        return propose(
                ApiRequest.post("bookings").ofVisitor(Optional.of(visitor)).with(booking), secret, key);
    }

    /** Proposes to move an appointment to a slot. */
    ProposalResponse reschedule(Optional<String> secret, AppointmentView appointment, String slotId, String key)
            throws ApiFailure {
        RescheduleRequest move = new RescheduleRequest(slotId, appointment.version());
        return propose(
                ApiRequest.post("appointments", appointment.id(), "reschedule").with(move), secret, key);
    }

    /** Proposes to cancel an appointment. */
    ProposalResponse cancel(Optional<String> secret, AppointmentView appointment, String key) throws ApiFailure {
        CancelRequest cancellation = new CancelRequest(appointment.version());
        return propose(
                ApiRequest.post("appointments", appointment.id(), "cancel").with(cancellation), secret, key);
    }

    private ProposalResponse propose(ApiRequest request, Optional<String> secret, String key) throws ApiFailure {
        return api.read(request.inConversation(secret).once(key), ProposalResponse.class);
    }

    /** Returns appointments of the identified patient and their relatives, by start. */
    Page<AppointmentView> appointments(String secret, boolean upcoming, @Nullable String cursor) throws ApiFailure {
        ApiRequest request = ApiRequest.get("appointments")
                .with("upcoming", upcoming)
                .with("limit", APPOINTMENTS)
                .with("cursor", cursor)
                .inConversation(Optional.of(secret));
        return api.page(request, AppointmentView.class);
    }
}
