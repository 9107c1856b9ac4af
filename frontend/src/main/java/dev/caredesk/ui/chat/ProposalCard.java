package dev.caredesk.ui.chat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import dev.caredesk.api.ProposalKind;
import dev.caredesk.api.ProposalView;
import dev.caredesk.ui.Texts;
import java.util.Locale;

/** The confirmation card: what would happen, Confirm and Not now. */
final class ProposalCard extends Div {

    private final ProposalStep step;
    private final Conversation conversation;
    private final ClinicTime time;

    ProposalCard(ProposalStep step, Conversation conversation, ClinicTime time, Runnable otherTimes) {
        this.step = step;
        this.conversation = conversation;
        this.time = time;
        ProposalView view = step.view();
        addClassNames("card", "proposal");
        setClassName("settled", !step.isOpen() && step.state() != ProposalStep.State.SENDING);
        getElement().setAttribute("data-testid", "proposal-card");
        boolean decided = step.state() == ProposalStep.State.CONFIRMED || step.state() == ProposalStep.State.DISMISSED;
        String title = decided ? outcome(step) : title(view);
        add(new H2(title));
        CardFocus.offer(this, title);
        if (decided) {
            add(summary(view));
            return;
        }
        add(Facts.of(view, time));
        if (!step.message().isEmpty()) {
            add(message());
        }
        if (step.state() == ProposalStep.State.CLOSED) {
            addAlternatives(otherTimes);
        } else {
            add(buttons());
        }
    }

    /** Returns what is asked, in words. */
    static String title(ProposalView view) {
        return Texts.text("proposal." + kind(view));
    }

    private static String outcome(ProposalStep step) {
        return step.state() == ProposalStep.State.CONFIRMED
                ? Texts.text("proposal.confirmed." + kind(step.view()))
                : Texts.text("proposal.dismissed");
    }

    private static String kind(ProposalView view) {
        return view.kind().name().toLowerCase(Locale.ROOT);
    }

    /** What is decided takes one line: the appointment itself has a card of its own. */
    private Div summary(ProposalView view) {
        Div summary = new Div(time.whoAndWhen(view.doctor(), view.start(), view.zone()));
        summary.addClassName("about");
        return summary;
    }

    private void addAlternatives(Runnable otherTimes) {
        if (!step.alternatives().isEmpty()) {
            add(new Paragraph(Texts.text("proposal.alternatives")));
            add(new SlotChoices(step.alternatives(), slot -> conversation.proposeInstead(step, slot), time));
        }
        add(other(otherTimes));
    }

    private Div buttons() {
        boolean sending = step.state() == ProposalStep.State.SENDING;
        boolean cancels = step.view().kind() == ProposalKind.CANCEL;
        Button confirm = new Button(
                Texts.text(cancels ? "proposal.do-cancel" : "proposal.confirm"), click -> conversation.confirm(step));
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        if (cancels) {
            confirm.addThemeVariants(ButtonVariant.ERROR);
        }
        confirm.setDisableOnClick(true);
        confirm.setEnabled(!sending);
        confirm.getElement().setAttribute("data-testid", "confirm");
        Button notNow = new Button(Texts.text("proposal.not-now"), click -> conversation.dismiss(step));
        notNow.setDisableOnClick(true);
        notNow.setEnabled(!sending);
        notNow.getElement().setAttribute("data-testid", "dismiss");
        Div buttons = new Div(confirm, notNow);
        buttons.addClassName("buttons");
        return buttons;
    }

    private Div message() {
        Div message = new Div(step.message());
        message.addClassName("message");
        message.getElement().setAttribute("role", "alert");
        message.getElement().setAttribute("data-testid", "proposal-message");
        return message;
    }

    private static Button other(Runnable otherTimes) {
        Button ask = new Button(Texts.text("proposal.other-times"), click -> otherTimes.run());
        ask.addThemeVariants(ButtonVariant.SMALL);
        ask.getElement().setAttribute("data-testid", "other-times");
        return ask;
    }
}
