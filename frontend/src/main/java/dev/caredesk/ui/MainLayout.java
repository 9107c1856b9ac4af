package dev.caredesk.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.RouterLayout;
import com.vaadin.flow.shared.Registration;
import dev.caredesk.ui.api.ApiClient;
import dev.caredesk.ui.chat.ChatView;
import dev.caredesk.ui.chat.Conversation;
import dev.caredesk.ui.chat.Conversations;
import dev.caredesk.ui.chat.IdentityDialog;
import dev.caredesk.ui.history.HistoryPanel;
import dev.caredesk.ui.schedule.BookView;
import dev.caredesk.ui.schedule.Schedule;
import dev.caredesk.ui.schedule.SchedulePanel;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The frame around the conversation: the desk's name, who is identified, light or dark, and a place on either side, for the
 * earlier conversations and for the schedule.
 */
public class MainLayout extends Div implements RouterLayout {

    private final Conversation conversation;
    private final IdentityDialog identityDialog;
    private final Button identity = new Button(VaadinIcon.USER.create());
    private final SideArea history = new SideArea("history", VaadinIcon.MENU, "75rem");
    private final SideArea panel = new SideArea("panel", VaadinIcon.CALENDAR, "60rem");
    private final SchedulePanel schedulePanel;
    private final Anchor skip = new Anchor();
    private final Div body = new Div(history, panel);
    private final Div status = new Div();
    private @Nullable Registration listening;
    private boolean form;

    /** Creates the frame for the browser session's conversation. */
    @Inject
    public MainLayout(Conversations conversations, Schedule schedule, ApiClient backend) {
        conversation = conversations.current();
        identityDialog = new IdentityDialog(conversation);
        addClassName("desk");
        skip.addClassName("skip-link");
        add(skip, header(), new DemonstrationNotice(backend), new ConnectionBanner(backend.reachability()));
        schedulePanel = schedule.panel(conversation, panel::leave);
        panel.fill(schedulePanel);
        history.fill(new HistoryPanel(conversation, backend, this::showConversation));
        body.addClassName("desk-body");
        status.setId("page-status");
        status.addClassName("visually-hidden");
        status.getElement().setAttribute("role", "status");
        add(body, status);
    }

    @Override
    public void showRouterLayoutContent(HasElement content) {
        form = content instanceof BookView;
        skip.setHref(form ? "#" + BookView.ID : "#message-input");
        skip.setText(Texts.text(form ? "header.skip-to-form" : "header.skip"));
        schedulePanel.beside(form ? Optional.of((BookView) content) : Optional.empty());
        body.getElement().insertChild(body.indexOf(panel), content.getElement());
    }

    /** A conversation was chosen, maybe on a page that does not show any. */
    private void showConversation() {
        history.leave();
        if (form) {
            getUI().ifPresent(ui -> ui.navigate(ChatView.class));
        }
    }

    private Header header() {
        identity.setId("identity-button");
        identity.addThemeVariants(ButtonVariant.TERTIARY);
        identity.addClickListener(click -> identityDialog.open());
        return new DeskHeader()
                .before(history.toggle())
                .after(identity, newConversation(), themeToggle(), help(), panel.toggle());
    }

    private Button newConversation() {
        Button button = new Button(VaadinIcon.PENCIL.create(), click -> conversation.startOver());
        button.setId("new-conversation");
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.setAriaLabel(Texts.text("header.new"));
        button.setTooltipText(Texts.text("header.new"));
        return button;
    }

    private static Button help() {
        Button button = new Button(VaadinIcon.QUESTION_CIRCLE_O.create());
        HelpDialog dialog = new HelpDialog();
        button.addClickListener(click -> dialog.open());
        button.setId("help");
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.setAriaLabel(Texts.text("help.title"));
        button.setTooltipText(Texts.text("help.title"));
        return button;
    }

    private Button themeToggle() {
        Button button = new Button(VaadinIcon.ADJUST.create());
        button.setId("theme-toggle");
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.setAriaLabel(Texts.text("header.theme"));
        button.setTooltipText(Texts.text("header.theme"));
        button.addClickListener(click -> button.getElement().executeJs("window.careDesk.toggleColors()"));
        return button;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        UI ui = event.getUI();
        ui.getPage().addJavaScript("page.js");
        listening = conversation.addListener(new InPage(ui));
        showPatient();
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (listening != null) {
            listening.remove();
            listening = null;
        }
    }

    private void showPatient() {
        String label = conversation.identifiedAs().orElse(Texts.text("header.identify"));
        identity.setText(label);
        identity.setAriaLabel(conversation
                .identifiedAs()
                .map(name -> Texts.text("header.identified", name))
                .orElse(label));
        identity.getElement()
                .setAttribute("data-identified", conversation.identifiedAs().isPresent());
    }

    /** Follows the conversation in one page; several may show it. */
    private final class InPage implements Conversation.Listener {

        private final UI ui;

        InPage(UI ui) {
            this.ui = ui;
        }

        @Override
        public void conversationChanged() {
            ui.access(MainLayout.this::showPatient);
        }

        @Override
        public void identificationAsked() {
            ui.access(identityDialog::open);
        }
    }
}
