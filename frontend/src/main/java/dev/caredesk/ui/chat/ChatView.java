package dev.caredesk.ui.chat;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import dev.caredesk.ui.MainLayout;
import dev.caredesk.ui.Texts;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The conversation: what was said, with what can be clicked in it, and the place to write. */
@Route(value = "", layout = MainLayout.class)
@PageTitle("CareDesk")
public class ChatView extends Main {

    private final Conversation conversation;
    private final ClinicTime time = new ClinicTime(Clock.systemUTC());
    private final Div column = new Div();
    private final Div scroller = new Div(column);
    private final NativeButton toEnd = new NativeButton();
    private final Div live = new Div();
    private final Div alarm = new Div();
    private final EarlierBlock earlier;
    private final FollowUps followUps;
    private final Welcome welcome;
    private final Composer composer;
    private final IdentityHashMap<Entry, Component> shown = new IdentityHashMap<>();
    private @Nullable Registration listening;

    /** Creates the view of the browser session's conversation. */
    @Inject
    public ChatView(Conversations conversations) {
        conversation = conversations.current();
        welcome = new Welcome(conversation::send);
        composer = new Composer(conversation);
        earlier = new EarlierBlock(conversation);
        followUps = new FollowUps(conversation);
        addClassName("chat");
        column.addClassName("column");
        column.add(followUps);
        scroller.addClassName("scroller");
        scroller.getElement().setAttribute("tabindex", "0");
        scroller.getElement().setAttribute("role", "region");
        scroller.getElement().setAttribute("aria-label", Texts.text("chat.label"));
        Div stream = new Div(scroller, toEnd());
        stream.addClassName("stream");
        live.setId("live-region");
        live.getElement().setAttribute("aria-live", "polite");
        alarm.setId("alarm-region");
        alarm.getElement().setAttribute("aria-live", "assertive");
        List.of(live, alarm).forEach(region -> region.addClassName("visually-hidden"));
        add(stream, composer, live, alarm);
    }

    /** Leads a reader who has scrolled up back to the end, and tells them when something new is there. */
    private NativeButton toEnd() {
        Span arrow = new Span("↓");
        arrow.getElement().setAttribute("aria-hidden", "true");
        Span anew = new Span(Texts.text("chat.new-messages"));
        anew.addClassName("anew");
        Span end = new Span(Texts.text("chat.to-end"));
        end.addClassName("visually-hidden");
        toEnd.add(arrow, anew, end);
        toEnd.setId("to-end");
        toEnd.getElement().setAttribute("hidden", true);
        return toEnd;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        event.getUI().getPage().addJavaScript("conversation.js");
        scroller.getElement().executeJs("window.careDesk.followEnd(this, $0)", toEnd.getElement());
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
            column.addComponentAsFirst(welcome);
        } else {
            column.remove(welcome);
        }
        showEarlier();
        for (Entry entry : entries) {
            Component view = shown.get(entry);
            if (view == null) {
                view = viewOf(entry);
                view.getElement().getClassList().set("begins", begins(entries, entry));
                shown.put(entry, view);
                column.addComponentAtIndex(place(entries, entry), view);
            }
            if (view instanceof AnswerBlock block) {
                block.refresh(isLastAnswer(entries, entry));
            } else if (view instanceof ProposedBlock block) {
                block.refresh();
            } else if (view instanceof AppointmentCard card) {
                card.refresh();
            }
        }
        followUps.refresh(entries);
        composer.refresh();
        announce(entries);
    }

    private void showEarlier() {
        if (conversation.earlier().areThere()) {
            column.addComponentAsFirst(earlier);
        } else {
            column.remove(earlier);
        }
        earlier.refresh();
    }

    /** After the entry before it, which is shown by then. */
    private int place(List<Entry> entries, Entry entry) {
        int index = indexOf(entries, entry);
        return index > 0
                ? column.indexOf(shown.get(entries.get(index - 1))) + 1
                : conversation.earlier().areThere() ? 1 : 0;
    }

    private Component viewOf(Entry entry) {
        return switch (entry) {
            case Entry.Said said -> new SaidBlock(said);
            case Answer answer -> new AnswerBlock(answer, conversation, time);
            case Entry.Proposed proposed ->
                new ProposedBlock(proposed.step(), conversation, time, conversation::askForOtherTimes);
            case Entry.Made made ->
                new AppointmentCard(made.appointment(), conversation, time, AppointmentActions.inWords(conversation));
        };
    }

    /** By identity: a patient may well say the same thing twice. */
    @SuppressWarnings("ReferenceEquality")
    private static boolean contains(List<Entry> entries, Entry entry) {
        return entries.stream().anyMatch(other -> other == entry);
    }

    /** Whether the reader should find this at the top of what they see: a question, or what did not answer one. */
    private static boolean begins(List<Entry> entries, Entry entry) {
        int before = indexOf(entries, entry) - 1;
        return before < 0 || !(entries.get(before) instanceof Entry.Said);
    }

    @SuppressWarnings("ReferenceEquality")
    private static int indexOf(List<Entry> entries, Entry entry) {
        return IntStream.range(0, entries.size())
                .filter(index -> entries.get(index) == entry)
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("ReferenceEquality")
    private static boolean isLastAnswer(List<Entry> entries, Entry entry) {
        return entries.reversed().stream()
                        .filter(Answer.class::isInstance)
                        .findFirst()
                        .orElse(null)
                == entry;
    }

    /** Screen readers get the steps and then the whole answer, not one piece after the other. */
    private void announce(List<Entry> entries) {
        String news = entries.isEmpty() ? "" : news(entries.getLast());
        boolean urgent = !entries.isEmpty() && entries.getLast() instanceof Answer answer && answer.isEmergency();
        live.setText(urgent ? "" : news);
        alarm.setText(urgent ? news : "");
    }

    private static String news(Entry entry) {
        return switch (entry) {
            case Entry.Said said -> "";
            case Entry.Proposed proposed -> ProposalCard.title(proposed.step().view());
            case Entry.Made made -> AppointmentCard.title(made.appointment());
            case Answer answer ->
                switch (answer.state()) {
                    case COMING -> StepList.now(answer);
                    case DONE -> SafeMarkdown.plain(answer.text());
                    case STOPPED -> Texts.text("answer.stopped");
                    case FAILED -> answer.failure();
                };
        };
    }
}
