package dev.caredesk.ui.schedule;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import dev.caredesk.api.AppointmentView;
import dev.caredesk.api.ProposalView;
import dev.caredesk.api.SlotView;
import dev.caredesk.ui.MainLayout;
import dev.caredesk.ui.Texts;
import dev.caredesk.ui.chat.AppointmentActions;
import dev.caredesk.ui.chat.Conversation;
import dev.caredesk.ui.chat.Conversations;
import dev.caredesk.ui.chat.FormOutcome;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** Finds and books a time without the chat: choose, say what it is about, confirm. */
@Route(value = BookView.ROUTE, layout = MainLayout.class)
public class BookView extends Main implements AppointmentActions, HasDynamicTitle {

    static final String ROUTE = "book";

    /** The element that the keyboard is led to. */
    public static final String ID = "book";

    private final Conversation conversation;
    private final Finder finder;
    private final VisitForm visit;
    private final FormOutcome outcome;
    private final Button another = new Button(Texts.text("book.another"));
    private int beginnings;
    private @Nullable Registration listening;

    /** Creates the form of the browser session's conversation. */
    @Inject
    public BookView(Conversations conversations, Schedule schedule) {
        conversation = conversations.current();
        beginnings = conversation.beginnings();
        getElement().setAttribute("tabindex", "-1");
        finder = new Finder(schedule, conversation, this::choose, this::proposed);
        visit = new VisitForm(
                (slot, reason, patient) -> finder.book(slot, reason, patient, this::leaveVisit), this::chooseAgain);
        outcome = new FormOutcome(conversation, this, this::showNearest);
        addClassName("book");
        setId(ID);
        another.addThemeVariants(ButtonVariant.SMALL);
        another.getElement().setAttribute("data-testid", "book-another");
        another.addClickListener(click -> startAgain());
        Anchor chat = PageLink.to("", "book.to-chat");
        chat.getElement().setAttribute("data-testid", "to-chat");
        Div column = new Div(
                new H2(Texts.text("book.title")),
                new Paragraph(Texts.text("book.text")),
                chat,
                outcome,
                another,
                finder.messages(),
                visit,
                finder);
        column.addClassName("book-column");
        add(column);
        arrange();
    }

    @Override
    public String getPageTitle() {
        return Texts.text("book.page-title");
    }

    @Override
    public void move(AppointmentView appointment) {
        outcome.clear();
        finder.move(appointment);
        arrange();
    }

    @Override
    public void cancel(AppointmentView appointment) {
        finder.cancel(appointment);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        UI ui = event.getUI();
        listening = conversation.addListener(() -> ui.access(this::follow));
        finder.load();
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (listening != null) {
            listening.remove();
            listening = null;
        }
    }

    private void follow() {
        if (beginnings != conversation.beginnings()) {
            beginnings = conversation.beginnings();
            visit.forget();
            finder.startOver();
        }
        arrange();
    }

    /** One step at a time: the times, then the visit, then the card and what came of it. */
    private void arrange() {
        FormOutcome.State state = outcome.refresh();
        boolean decided = state == FormOutcome.State.WAITING || state == FormOutcome.State.DONE;
        another.setVisible(state == FormOutcome.State.DONE);
        visit.setVisible(!decided && visit.isFilled());
        finder.setVisible(!decided && !visit.isFilled());
    }

    private void choose(SlotView slot) {
        outcome.clear();
        finder.forget();
        visit.fill(slot);
        arrange();
    }

    private void chooseAgain() {
        finder.forget();
        leaveVisit();
    }

    private void leaveVisit() {
        visit.clear();
        arrange();
        if (finder.isVisible()) {
            finder.lead();
        }
    }

    private void proposed() {
        finder.forget();
        leaveVisit();
    }

    private void startAgain() {
        outcome.clear();
        visit.forget();
        finder.lookAgain();
        leaveVisit();
    }

    private void showNearest(ProposalView taken) {
        outcome.clear();
        leaveVisit();
        finder.showNearest(taken.doctor(), taken.start());
    }
}
