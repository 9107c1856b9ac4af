package dev.caredesk.ui.chat;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import dev.caredesk.ui.MainLayout;
import dev.caredesk.ui.Texts;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The conversation: what was said, with what can be clicked in it, and the place to write. */
@Route(value = "", layout = MainLayout.class)
@PageTitle("CareDesk")
public class ChatView extends Main {

    private final Conversation conversation;
    private final ClinicTime time = new ClinicTime(Clock.systemUTC());
    private final Div column = new Div();
    private final Div scroller = new Div(column);
    private final Div live = new Div();
    private final Welcome welcome;
    private final Composer composer;
    private final Map<Entry, Component> shown = new IdentityHashMap<>();
    private @Nullable Registration listening;

    /** Creates the view of the browser session's conversation. */
    @Inject
    public ChatView(Conversations conversations) {
        conversation = conversations.current();
        welcome = new Welcome(conversation::send);
        composer = new Composer(conversation);
        addClassName("chat");
        column.addClassName("column");
        scroller.addClassName("scroller");
        scroller.getElement().setAttribute("tabindex", "0");
        scroller.getElement().setAttribute("role", "region");
        scroller.getElement().setAttribute("aria-label", Texts.text("chat.label"));
        live.addClassName("visually-hidden");
        live.setId("live-region");
        live.getElement().setAttribute("aria-live", "polite");
        add(scroller, composer, live);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        event.getUI().getPage().addJavaScript("page.js");
        scroller.getElement().executeJs("window.careDesk.followEnd(this)");
        UI ui = event.getUI();
        listening = conversation.addListener(() -> ui.access(this::show));
        show();
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (listening != null) {
            listening.remove();
            listening = null;
        }
    }

    private void show() {
        List<Entry> entries = conversation.entries();
        shown.keySet().stream()
                .filter(entry -> !contains(entries, entry))
                .toList()
                .forEach(entry -> column.remove(shown.remove(entry)));
        if (entries.isEmpty()) {
            column.add(welcome);
        } else {
            column.remove(welcome);
        }
        for (Entry entry : entries) {
            Component view = shown.get(entry);
            if (view == null) {
                view = viewOf(entry);
                shown.put(entry, view);
                column.add(view);
            }
            if (view instanceof AnswerBlock block) {
                block.refresh(isLastAnswer(entries, entry));
            } else if (view instanceof AppointmentCard card) {
                card.refresh();
            }
        }
        composer.refresh();
        announce(entries);
    }

    private Component viewOf(Entry entry) {
        return switch (entry) {
            case Entry.Said said -> new SaidBlock(said);
            case Answer answer -> new AnswerBlock(answer, conversation, time);
            case Entry.Made made -> new AppointmentCard(made.appointment(), conversation, time);
        };
    }

    /** By identity: a patient may well say the same thing twice. */
    private static boolean contains(List<Entry> entries, Entry entry) {
        return entries.stream().anyMatch(other -> other == entry);
    }

    private static boolean isLastAnswer(List<Entry> entries, Entry entry) {
        return entries.reversed().stream()
                        .filter(Answer.class::isInstance)
                        .findFirst()
                        .orElseThrow()
                == entry;
    }

    /** Screen readers get the steps and then the whole answer, not one piece after the other. */
    private void announce(List<Entry> entries) {
        if (entries.isEmpty()) {
            live.setText("");
        } else if (entries.getLast() instanceof Answer answer) {
            live.setText(
                    switch (answer.state()) {
                        case COMING -> AnswerBlock.stepText(answer);
                        case DONE -> answer.text();
                        case STOPPED -> Texts.text("answer.stopped");
                        case FAILED -> answer.failure();
                    });
        } else if (entries.getLast() instanceof Entry.Made made) {
            live.setText(AppointmentCard.title(made.appointment()));
        }
    }
}
