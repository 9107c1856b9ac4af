package dev.caredesk.ui.schedule;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.caredesk.api.AppointmentView;
import dev.caredesk.api.Page;
import dev.caredesk.api.ProblemCode;
import dev.caredesk.ui.Texts;
import dev.caredesk.ui.api.ApiFailure;
import dev.caredesk.ui.chat.AppointmentActions;
import dev.caredesk.ui.chat.ClinicTime;
import dev.caredesk.ui.chat.Conversation;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The appointments of the identified patient. */
final class MyAppointments extends Div {

    private static final int SKELETONS = 2;

    /** What the list depends on. */
    private record Basis(Optional<String> who, Optional<AppointmentView> lastChange) {}

    private final Schedule schedule;
    private final Conversation conversation;
    private final AppointmentActions actions;
    private final Runnable findTimes;
    private final ClinicTime time = new ClinicTime(Clock.systemUTC());
    private final Checkbox all = new Checkbox(Texts.text("mine.all"));
    private final Div list = new Div();
    private final Lookup lookup = new Lookup();
    private @Nullable Basis basis;

    /**
     * Creates the list, empty.
     *
     * @param actions what the buttons of an appointment do
     * @param findTimes leads to the free times
     */
    MyAppointments(Schedule schedule, Conversation conversation, AppointmentActions actions, Runnable findTimes) {
        this.schedule = schedule;
        this.conversation = conversation;
        this.actions = actions;
        this.findTimes = findTimes;
        addClassName("mine");
        getElement().setAttribute("data-testid", "my-appointments");
        all.getElement().setAttribute("data-testid", "mine-all");
        all.addValueChangeListener(change -> load());
        list.addClassName("mine-list");
        add(all, list);
    }

    /** Looks whether anything has changed since the list was read. */
    void refresh() {
        Basis now = new Basis(conversation.identifiedAs(), conversation.lastAppointment());
        if (!now.equals(basis)) {
            basis = now;
            load();
        }
    }

    private void load() {
        list.removeAll();
        Optional<String> secret = conversation.secret();
        boolean known = secret.isPresent() && conversation.identifiedAs().isPresent();
        all.setVisible(known);
        if (known) {
            for (int count = 0; count < SKELETONS; count++) {
                Div skeleton = new Div();
                skeleton.addClassNames("skeleton", "tall");
                list.add(skeleton);
            }
            list.getElement().setAttribute("aria-busy", "true");
            look(secret.get(), null);
        } else {
            lookup.forget();
            askWho();
        }
    }

    private void askWho() {
        list.removeAll();
        list.getElement().setAttribute("aria-busy", "false");
        list.add(Notice.empty(Texts.text("mine.who"))
                .with(again(
                        Notice.button("mine.identify", VaadinIcon.USER, "mine-identify", conversation::askWhoItIs))));
    }

    /** The dialog that it opens may be closed without an answer. */
    private static Button again(Button button) {
        button.setDisableOnClick(false);
        return button;
    }

    private void look(String secret, @Nullable String cursor) {
        boolean upcoming = !all.getValue();
        lookup.ask(
                this,
                () -> schedule.client().appointments(secret, upcoming, cursor),
                page -> show(secret, page, cursor == null),
                failure -> fail(secret, cursor, failure));
    }

    private void show(String secret, Page<AppointmentView> page, boolean first) {
        list.getElement().setAttribute("aria-busy", "false");
        list.getChildren()
                .filter(child -> first || !(child instanceof AppointmentItem))
                .toList()
                .forEach(list::remove);
        page.items().forEach(one -> list.add(new AppointmentItem(one, conversation, time, actions)));
        if (first && page.items().isEmpty()) {
            list.add(Notice.empty(Texts.text(all.getValue() ? "mine.none-at-all" : "mine.none"))
                    .with(again(Notice.button("mine.find", VaadinIcon.CALENDAR, "mine-find", findTimes))));
        }
        String next = page.nextCursor();
        if (next != null) {
            list.add(new Div(Notice.button("mine.more", VaadinIcon.ANGLE_DOWN, "mine-more", () -> look(secret, next))));
        }
    }

    private void fail(String secret, @Nullable String cursor, ApiFailure failure) {
        if (failure.isAbout(ProblemCode.IDENTIFICATION_REQUIRED)
                || failure.isAbout(ProblemCode.CONVERSATION_REQUIRED)) {
            askWho();
            return;
        }
        list.getElement().setAttribute("aria-busy", "false");
        list.getChildren()
                .filter(child -> !(child instanceof AppointmentItem))
                .toList()
                .forEach(list::remove);
        list.add(Notice.problem(failure, () -> look(secret, cursor)));
    }
}
