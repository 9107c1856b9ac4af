package dev.caredesk.ui.schedule;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.caredesk.api.AppointmentView;
import dev.caredesk.api.BookingRequest;
import dev.caredesk.api.DoctorView;
import dev.caredesk.api.ProblemCode;
import dev.caredesk.api.SlotView;
import dev.caredesk.ui.Texts;
import dev.caredesk.ui.api.ApiFailure;
import dev.caredesk.ui.chat.AppointmentActions;
import dev.caredesk.ui.chat.ClinicTime;
import dev.caredesk.ui.chat.Conversation;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Finds a time and asks by form to book it, or to move or cancel an appointment. The backend answers with a proposal. */
final class Finder extends Div implements AppointmentActions {

    private record Move(String appointmentId, int version, String slotId) {}

    private record Cancellation(String appointmentId, int version) {}

    private final Schedule schedule;
    private final Conversation conversation;
    private final Consumer<SlotView> chosen;
    private final Runnable proposed;
    private final Clock clock = Clock.systemUTC();
    private final ClinicTime time = new ClinicTime(clock);
    private final Attempts attempts = new Attempts();
    private final Div top = new Div();
    private final FreeTimes freeTimes;
    private @Nullable AppointmentView moving;

    /**
     * Creates it, with nothing looked up yet.
     *
     * @param chosen gets a slot that was clicked for a new appointment
     * @param proposed runs when a proposal waits for a yes
     */
    Finder(Schedule schedule, Conversation conversation, Consumer<SlotView> chosen, Runnable proposed) {
        this.schedule = schedule;
        this.conversation = conversation;
        this.chosen = chosen;
        this.proposed = proposed;
        freeTimes = new FreeTimes(schedule, clock, this::choose);
        addClassName("finder");
        top.addClassName("messages");
        getElement().setAttribute("tabindex", "-1");
        add(freeTimes);
    }

    /** Returns the place of what is to be said about what was tried. */
    Div messages() {
        return top;
    }

    void load() {
        freeTimes.load();
    }

    /** Looks the same up once more. */
    void lookAgain() {
        freeTimes.lookAgain();
    }

    /** Looks for somebody's times, unless an appointment is being moved. */
    void show(Wanted wanted, Optional<LocalDate> day) {
        if (moving == null) {
            top.removeAll();
            freeTimes.show(wanted, day);
        }
    }

    /** Takes away what was said. */
    void forget() {
        if (moving == null) {
            top.removeAll();
        }
    }

    /** Leads the keyboard here, when what had it is gone. */
    void lead() {
        getElement().executeJs("window.careDeskSchedule.lead(this)");
    }

    /** Looks for the times that are nearest to one that is taken. */
    void showNearest(DoctorView doctor, OffsetDateTime start) {
        freeTimes.showNearest(doctor, start);
    }

    /** Says something above the times. */
    void tell(String sentence) {
        top.removeAll();
        top.add(Notice.problem(sentence));
    }

    @Override
    public void move(AppointmentView appointment) {
        moving = appointment;
        Span what = new Span(Texts.text(
                "schedule.moving", time.whoAndWhen(appointment.doctor(), appointment.start(), appointment.zone())));
        Button keep = new Button(Texts.text("schedule.keep"), click -> stopMoving());
        keep.addThemeVariants(ButtonVariant.SMALL);
        keep.getElement().setAttribute("data-testid", "keep-appointment");
        Div banner = new Div(what, keep);
        banner.addClassName("moving");
        banner.getElement().setAttribute("role", "status");
        banner.getElement().setAttribute("data-testid", "moving");
        top.removeAll();
        top.add(banner);
        freeTimes.show(
                Wanted.only(appointment.doctor()),
                Optional.of(appointment.start().toLocalDate()));
    }

    /** Forgets what was looked for: whoever comes next must not see it. */
    void startOver() {
        stopMoving();
        freeTimes.show(Wanted.ANYBODY, Optional.empty());
    }

    void stopMoving() {
        moving = null;
        top.removeAll();
    }

    @Override
    public void cancel(AppointmentView appointment) {
        Cancellation form = new Cancellation(appointment.id(), appointment.version());
        String key = attempts.keyFor(form);
        propose(secret -> schedule.client().cancel(secret, appointment, key), this::explain);
    }

    /** Asks to book a slot; {@code gone} runs when it cannot be had, and the nearest ones are shown. */
    void book(SlotView slot, String reason, String patient, Runnable gone) {
        BookingRequest form = new BookingRequest(slot.id(), given(reason), given(patient));
        String key = attempts.keyFor(form);
        propose(secret -> schedule.client().book(conversation.visitor(), secret, form, key), failure -> {
            explain(failure);
            if (isGone(failure)) {
                gone.run();
                freeTimes.showNearest(slot.doctor(), slot.start());
            }
        });
    }

    private static @Nullable String given(String text) {
        return text.isBlank() ? null : text.strip();
    }

    private void choose(SlotView slot) {
        AppointmentView moved = moving;
        if (moved == null) {
            chosen.accept(slot);
            return;
        }
        String key = attempts.keyFor(new Move(moved.id(), moved.version(), slot.id()));
        propose(secret -> schedule.client().reschedule(secret, moved, slot.id(), key), failure -> {
            explain(failure);
            if (isGone(failure)) {
                freeTimes.showNearest(slot.doctor(), slot.start());
            }
        });
    }

    private void propose(Conversation.ByForm form, Consumer<ApiFailure> failed) {
        conversation.propose(
                form,
                () -> {
                    attempts.answered();
                    stopMoving();
                    proposed.run();
                },
                failure -> {
                    if (failure.code().isPresent()) {
                        attempts.answered();
                    }
                    failed.accept(failure);
                });
    }

    private void explain(ApiFailure failure) {
        tell(failure.sentence());
        if (failure.isAbout(ProblemCode.IDENTIFICATION_REQUIRED)) {
            conversation.askWhoItIs();
        }
    }

    private static boolean isGone(ApiFailure failure) {
        return !failure.mayPass() && !failure.isAbout(ProblemCode.IDENTIFICATION_REQUIRED);
    }
}
