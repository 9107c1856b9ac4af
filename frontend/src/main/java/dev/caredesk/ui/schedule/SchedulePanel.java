package dev.caredesk.ui.schedule;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.TabSheet;
import com.vaadin.flow.shared.Registration;
import dev.caredesk.api.AppointmentView;
import dev.caredesk.api.SlotView;
import dev.caredesk.ui.Texts;
import dev.caredesk.ui.chat.AppointmentActions;
import dev.caredesk.ui.chat.ClinicTime;
import dev.caredesk.ui.chat.Conversation;
import dev.caredesk.ui.chat.Topic;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What lies beside the conversation: the free times that it is about, and the patient's appointments. It looks nothing up
 * before it is seen.
 */
public final class SchedulePanel extends Div implements AppointmentActions {

    private final Schedule schedule;
    private final Conversation conversation;
    private final Runnable leave;
    private final ClinicTime time = new ClinicTime(Clock.systemUTC());
    private final H2 title = new H2(Texts.text("area.panel"));
    private final TabSheet tabs = new TabSheet();
    private final Finder finder;
    private final MyAppointments mine;
    private final Tab free;
    private final Lookup topicLookup = new Lookup();
    private Optional<BookView> form = Optional.empty();
    private Optional<Topic> followed = Optional.empty();
    private int beginnings;
    private boolean awake;
    private @Nullable Registration listening;

    SchedulePanel(Schedule schedule, Conversation conversation, Runnable leave) {
        this.schedule = schedule;
        this.conversation = conversation;
        this.leave = leave;
        finder = new Finder(schedule, conversation, this::choose, leave);
        mine = new MyAppointments(schedule, conversation, this, this::findTimes);
        addClassName("schedule-panel");
        Button close = new Button(VaadinIcon.CLOSE_SMALL.create(), click -> leave.run());
        close.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        close.addClassName("panel-close");
        close.setAriaLabel(Texts.text("panel.close"));
        close.getElement().setAttribute("data-testid", "panel-close");
        Div head = new Div(title, close);
        head.addClassName("panel-head");
        Anchor byForm = PageLink.to(BookView.ROUTE, "panel.by-form");
        byForm.getElement().setAttribute("data-testid", "by-form");
        byForm.addClassName("by-form");
        free = tabs.add(Texts.text("panel.free"), new Div(finder.messages(), finder, byForm));
        free.getElement().setAttribute("data-testid", "tab-free");
        tabs.add(Texts.text("panel.mine"), mine).getElement().setAttribute("data-testid", "tab-mine");
        add(head, tabs);
        getElement().addEventListener("opened", opened -> awaken());
    }

    /** Stands beside the form, which finds times itself, or beside the conversation when there is none. */
    public void beside(Optional<BookView> other) {
        form = other;
        setClassName("beside-form", other.isPresent());
        title.setText(Texts.text(other.isPresent() ? "panel.mine" : "area.panel"));
        tabs.setSelectedIndex(other.isPresent() ? 1 : 0);
    }

    @Override
    public void move(AppointmentView appointment) {
        if (form.isPresent()) {
            leave.run();
            form.get().move(appointment);
        } else {
            tabs.setSelectedTab(free);
            finder.move(appointment);
        }
    }

    @Override
    public void cancel(AppointmentView appointment) {
        if (form.isPresent()) {
            leave.run();
            form.get().cancel(appointment);
        } else {
            finder.cancel(appointment);
        }
    }

    /** Looks up what it shows, once somebody sees it. */
    void awaken() {
        if (!awake) {
            awake = true;
            finder.load();
            follow();
        }
    }

    @Override
    protected void onAttach(AttachEvent event) {
        UI ui = event.getUI();
        ui.getPage().addJavaScript("schedule.js");
        getElement().executeJs("window.careDeskSchedule.whenOpen(this)");
        listening = conversation.addListener(() -> ui.access(this::follow));
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (listening != null) {
            listening.remove();
            listening = null;
        }
    }

    private void follow() {
        if (!awake) {
            return;
        }
        if (beginnings != conversation.beginnings()) {
            beginnings = conversation.beginnings();
            finder.startOver();
        }
        mine.refresh();
        Optional<Topic> topic = conversation.topic();
        if (!topic.equals(followed)) {
            followed = topic;
            topic.ifPresent(about -> topicLookup.ask(
                    this,
                    schedule.directory()::people,
                    people -> finder.show(Following.wanted(about, people), Following.day(about)),
                    failure -> finder.load()));
        }
    }

    private void findTimes() {
        if (form.isPresent()) {
            leave.run();
        } else {
            tabs.setSelectedTab(free);
        }
    }

    /** Asks for the slot in the conversation; where that does not answer, the form does the same. */
    private void choose(SlotView slot) {
        if (conversation.hasFailed()) {
            finder.book(slot, "", "", () -> {});
        } else if (conversation.send(time.ask(slot))) {
            leave.run();
        } else {
            finder.tell(Texts.text("panel.busy"));
        }
    }
}
