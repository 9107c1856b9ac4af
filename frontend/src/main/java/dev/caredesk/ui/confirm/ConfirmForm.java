package dev.caredesk.ui.confirm;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import dev.caredesk.api.ConfirmationView;
import dev.caredesk.api.IdentificationRequest;
import dev.caredesk.api.ProposalKind;
import dev.caredesk.api.ProposalView;
import dev.caredesk.ui.Texts;
import dev.caredesk.ui.api.ApiFailure;
import dev.caredesk.ui.chat.ClinicTime;
import dev.caredesk.ui.chat.Facts;
import dev.caredesk.ui.chat.IdentityForm;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** The question of an open link: what would happen, who the person is, yes or no. */
final class ConfirmForm extends Div {

    private final IdentityForm identity = new IdentityForm();
    private final Button yes;
    private final Button no;

    ConfirmForm(ConfirmationView view, Consumer<ConfirmForm> confirm, Consumer<ConfirmForm> decline) {
        Optional<ProposalView> proposal = Optional.ofNullable(view.proposal());
        ClinicTime time = new ClinicTime(Clock.systemUTC());
        yes = new Button(Texts.text(yes(proposal)), click -> confirm.accept(this));
        yes.addThemeVariants(ButtonVariant.PRIMARY);
        yes.getElement().setAttribute("data-testid", "confirm");
        no = new Button(Texts.text("confirm.no"), click -> decline.accept(this));
        no.getElement().setAttribute("data-testid", "decline");
        Div buttons = new Div(yes, no);
        buttons.addClassName("buttons");
        H2 title = new H2(
                Texts.text(proposal.map(one -> "proposal." + word(one.kind())).orElse("confirm.let.title")));
        Paragraph lead = new Paragraph(Texts.text(proposal.isPresent() ? "confirm.lead" : "confirm.let.lead"));
        add(title, lead);
        proposal.map(one -> Facts.of(one, time)).ifPresent(this::add);
        add(
                new H3(Texts.text("identity.title")),
                new Paragraph(Texts.text("confirm.why")),
                identity,
                buttons,
                about(Texts.text(
                        "confirm.until",
                        time.time(view.expiresAt(), view.zone()),
                        time.zone(view.expiresAt(), view.zone()))));
        addClassNames("card", "proposal");
        getElement().setAttribute("data-testid", "confirm-form");
    }

    private static String yes(Optional<ProposalView> proposal) {
        return proposal.map(one -> one.kind() == ProposalKind.CANCEL ? "proposal.do-cancel" : "proposal.confirm")
                .orElse("confirm.let.yes");
    }

    static String word(ProposalKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    static Div about(String text) {
        Div about = new Div(text);
        about.addClassName("about");
        return about;
    }

    /** Returns who the person says to be, once nothing is missing. */
    Optional<IdentificationRequest> read() {
        return identity.read();
    }

    /** Waits for the answer. */
    void send() {
        yes.setEnabled(false);
        no.setEnabled(false);
    }

    /** Lets the person mend it, or try again. */
    void explain(ApiFailure failure) {
        yes.setEnabled(true);
        no.setEnabled(true);
        identity.explain(failure);
    }
}
