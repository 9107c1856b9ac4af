package dev.caredesk.ui.confirm;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import dev.caredesk.api.ConfirmationView;
import dev.caredesk.api.ConversationSecret;
import dev.caredesk.api.ProblemCode;
import dev.caredesk.api.ProposalStatus;
import dev.caredesk.ui.ConnectionBanner;
import dev.caredesk.ui.DemonstrationNotice;
import dev.caredesk.ui.DeskHeader;
import dev.caredesk.ui.Texts;
import dev.caredesk.ui.api.ApiClient;
import dev.caredesk.ui.api.ApiFailure;
import dev.caredesk.ui.schedule.Lookup;
import jakarta.inject.Inject;

/** What an agent asks a person by a link: who they are, and yes or no. Looking at it changes nothing. */
@Route(ConfirmView.ROUTE + "/:" + ConfirmView.TOKEN)
@RouteAlias(ConfirmView.ROUTE)
public class ConfirmView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    static final String ROUTE = "confirm";
    static final String TOKEN = "token";

    private final ConfirmClient client;
    private final Lookup lookup = new Lookup();
    private final Main main = new Main();
    private String token = "";

    /** Creates the page. */
    @Inject
    public ConfirmView(ConfirmClient client, ApiClient backend) {
        this.client = client;
        addClassNames("desk", "single");
        main.addClassName("single-column");
        add(new DeskHeader(), new DemonstrationNotice(backend), new ConnectionBanner(backend.reachability()), main);
    }

    @Override
    public String getPageTitle() {
        return Texts.text("confirm.page-title");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        open(event.getRouteParameters().get(TOKEN).orElse(""));
    }

    /** Shows the link with this token. */
    void open(String secret) {
        token = secret;
        look();
    }

    private void look() {
        if (!token.matches(ConversationSecret.LINK_PATTERN)) {
            show(ConfirmOutcome.unknown());
            return;
        }
        show(ConfirmOutcome.loading());
        lookup.ask(this, () -> client.look(token), this::show, this::explain);
    }

    private void show(ConfirmationView view) {
        show(
                view.status() == ProposalStatus.OPEN
                        ? new ConfirmForm(view, this::confirm, this::decline)
                        : new ConfirmOutcome(view, this::end, () -> client.calendarFile(token)));
    }

    private void show(Div content) {
        main.removeAll();
        main.add(content);
    }

    /** Shows what came of an answer, and leads the keyboard to it, whose button is gone. */
    private void settle(ConfirmationView view) {
        show(view);
        main.getElement().setAttribute("tabindex", "-1").executeJs("this.focus()");
    }

    private void confirm(ConfirmForm form) {
        form.read().ifPresent(person -> {
            form.send();
            lookup.ask(this, () -> client.confirm(token, person), this::settle, failure -> explain(form, failure));
        });
    }

    private void decline(ConfirmForm form) {
        form.send();
        lookup.ask(this, () -> client.decline(token), this::settle, failure -> explain(form, failure));
    }

    private void end() {
        lookup.ask(this, () -> client.decline(token), this::settle, this::explain);
    }

    /** What can be mended is said in the form; else the page shows how it stands now, with the reason. */
    private void explain(ConfirmForm form, ApiFailure failure) {
        if (failure.mayPass()
                || failure.isAbout(ProblemCode.INVALID_INPUT)
                || failure.isAbout(ProblemCode.IDENTIFICATION_FAILED)) {
            form.explain(failure);
        } else {
            explain(failure);
        }
    }

    private void explain(ApiFailure failure) {
        show(
                failure.isAbout(ProblemCode.CONFIRMATION_REQUIRED)
                        ? ConfirmOutcome.unknown()
                        : ConfirmOutcome.failed(failure, this::look));
    }
}
