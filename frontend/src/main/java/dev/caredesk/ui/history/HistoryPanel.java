package dev.caredesk.ui.history;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.shared.Registration;
import dev.caredesk.api.ConversationView;
import dev.caredesk.api.Page;
import dev.caredesk.ui.Texts;
import dev.caredesk.ui.api.ApiClient;
import dev.caredesk.ui.api.ApiFailure;
import dev.caredesk.ui.chat.ClinicTime;
import dev.caredesk.ui.chat.Conversation;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The browser's conversations, the latest first, with a search. Keeps the address of the page on the one that is open. */
public final class HistoryPanel extends Div implements AfterNavigationObserver {

    /** What the list depends on. */
    private record Look(Optional<String> conversation, boolean busy) {}

    private final Conversation conversation;
    private final HistoryClient client;
    private final Reopening reopening;
    private final ClinicTime time = new ClinicTime(Clock.systemUTC());
    private final TextField search = new TextField();
    private final UnorderedList list = new UnorderedList();
    private final Div note = new Div();
    private final Button more = new Button(Texts.text("history.more"));
    private final Button retry = new Button(Texts.text("history.retry"));
    private final List<ConversationView> found = new ArrayList<>();
    private final List<HistoryItem> items = new ArrayList<>();
    private Optional<String> cursor = Optional.empty();
    private @Nullable Look look;
    private @Nullable Registration listening;
    private int asked;

    /**
     * Creates it, empty.
     *
     * @param opened runs when a conversation was chosen
     */
    public HistoryPanel(Conversation conversation, ApiClient backend, Runnable opened) {
        this.conversation = conversation;
        client = new HistoryClient(backend);
        reopening = new Reopening(conversation, client, opened);
        addClassName("history-panel");
        search.setId("history-search");
        search.setPlaceholder(Texts.text("history.search"));
        search.setAriaLabel(Texts.text("history.search"));
        search.setPrefixComponent(VaadinIcon.SEARCH.create());
        search.setClearButtonVisible(true);
        search.setMaxLength(100);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addValueChangeListener(changed -> load());
        list.setId("history-list");
        note.addClassName("note");
        note.getElement().setAttribute("role", "status");
        more.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        more.addClickListener(click -> load(cursor));
        more.setDisableOnClick(true);
        more.setVisible(false);
        retry.addThemeVariants(ButtonVariant.SMALL);
        retry.addClickListener(click -> load());
        retry.setVisible(false);
        add(new H2(Texts.text("area.history")), search, list, note, more, retry);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        UI ui = event.getUI();
        listening = conversation.addListener(() -> ui.access(this::refresh));
        load();
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (listening != null) {
            listening.remove();
            listening = null;
        }
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        arrive(event.getLocation().getQueryParameters().getSingleParameter(Reopening.PARAMETER));
    }

    /** Goes on with the conversation that the page's address names by its public id, if it names one. */
    public void arrive(Optional<String> named) {
        reopening.arrive(named);
    }

    /** A conversation that begins, goes on or is left shows in the list once its answer is there. */
    private void refresh() {
        Look now = new Look(conversation.id(), conversation.isBusy());
        if (!now.equals(look)) {
            look = now;
            reopening.follow();
            show();
            if (!now.busy()) {
                load();
            }
        }
    }

    void load() {
        load(Optional.empty());
    }

    private void load(Optional<String> from) {
        int mine = ++asked;
        String words = search.getValue().strip();
        HistoryCalls.call(
                () -> client.list(conversation.visitor(), words, from),
                page -> {
                    if (mine == asked) {
                        take(page, from.isPresent());
                    }
                },
                failure -> {
                    if (mine == asked) {
                        fail(failure);
                    }
                });
    }

    private void take(Page<ConversationView> page, boolean behind) {
        if (!behind) {
            found.clear();
        }
        found.addAll(page.items());
        cursor = Optional.ofNullable(page.nextCursor());
        retry.setVisible(false);
        note.setText(found.isEmpty() ? Texts.text(search.isEmpty() ? "history.empty" : "history.none") : zone());
        show();
    }

    private String zone() {
        ConversationView first = found.getFirst();
        return Texts.text("history.zone", time.zone(first.updatedAt(), first.zone()));
    }

    private void fail(ApiFailure failure) {
        note.setText(failure.sentence());
        retry.setVisible(true);
        more.setEnabled(true);
    }

    private void show() {
        List<String> now = found.stream().map(ConversationView::id).toList();
        if (!now.equals(items.stream().map(HistoryItem::id).toList())) {
            items.clear();
            found.forEach(view -> items.add(new HistoryItem(view, time, one -> reopening.open(one.id()), this::edit)));
            list.removeAll();
            items.forEach(list::add);
        }
        Optional<String> open = conversation.id();
        for (int place = 0; place < items.size(); place++) {
            ConversationView view = found.get(place);
            items.get(place).show(view, open.filter(view.id()::equals).isPresent());
        }
        more.setVisible(cursor.isPresent());
        more.setEnabled(true);
    }

    private void edit(ConversationView view) {
        new HistoryDialog(view, conversation, client, this::load).open();
    }
}
