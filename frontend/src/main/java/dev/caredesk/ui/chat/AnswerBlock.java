package dev.caredesk.ui.chat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.markdown.Markdown;
import dev.caredesk.api.SlotView;
import dev.caredesk.ui.Texts;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An answer of the desk, with what it offers to click. It grows while it comes. */
final class AnswerBlock extends Div {

    /** What the parts beside the text depend on. */
    private record Look(
            Answer.State state,
            boolean offersRetry,
            Optional<ProposalStep> proposal,
            Optional<ProposalStep.State> proposalState,
            String message,
            List<SlotView> alternatives) {}

    private final Answer answer;
    private final Conversation conversation;
    private final ClinicTime time;
    private final Div status = new Div();
    private final Markdown text = new Markdown();
    private final Div extras = new Div();
    private final Div alarm = new Div(VaadinIcon.WARNING.create(), new Span(Texts.text("emergency.title")));
    private String written = "";
    private Optional<AppointmentCard> appointment = Optional.empty();
    private Optional<AnswerFooter> footer = Optional.empty();
    private @Nullable Look look;

    AnswerBlock(Answer answer, Conversation conversation, ClinicTime time) {
        this.answer = answer;
        this.conversation = conversation;
        this.time = time;
        addClassName("answer");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", Texts.text("chat.desk"));
        getElement().setAttribute("data-testid", "answer");
        status.addClassName("status");
        status.getElement().setAttribute("data-testid", "status");
        text.addClassName("text");
        extras.addClassName("extras");
        alarm.addClassName("alarm");
        add(status, text, extras);
    }

    /** Brings the block up to date; only the last answer offers to be asked again. */
    void refresh(boolean last) {
        write(answer.text());
        boolean waiting = answer.state() == Answer.State.COMING && answer.text().isEmpty();
        status.setVisible(waiting);
        text.setVisible(!answer.text().isEmpty());
        if (waiting) {
            status.setText(StepList.now(answer));
        }
        Look now = new Look(
                answer.state(),
                last && isUnanswered(),
                answer.proposal(),
                answer.proposal().map(ProposalStep::state),
                answer.proposal().map(ProposalStep::message).orElse(""),
                answer.proposal().map(ProposalStep::alternatives).orElse(List.of()));
        if (!now.equals(look)) {
            look = now;
            rebuild(last);
        }
        appointment.ifPresent(AppointmentCard::refresh);
        footer.ifPresent(AnswerFooter::refresh);
    }

    private void write(String whole) {
        if (whole.equals(written)) {
            return;
        }
        if (whole.startsWith(written) && !written.isEmpty()) {
            text.appendContent(SafeMarkdown.of(whole.substring(written.length())));
        } else {
            text.setContent(SafeMarkdown.of(whole));
        }
        written = whole;
    }

    private void rebuild(boolean last) {
        extras.removeAll();
        setClassName("emergency", answer.isEmergency());
        if (answer.isEmergency() && alarm.getParent().isEmpty()) {
            addComponentAsFirst(alarm);
            addComponentAtIndex(1, new NumbersToCall(answer.text()));
        }
        if (!answer.slots().isEmpty()) {
            extras.add(new SlotChoices(answer.slots(), slot -> conversation.send(time.ask(slot)), time));
        }
        answer.proposal()
                .ifPresent(
                        step -> extras.add(new ProposalCard(step, conversation, time, conversation::askForOtherTimes)));
        appointment = answer.appointment()
                .map(made -> new AppointmentCard(made, conversation, time, AppointmentActions.inWords(conversation)));
        appointment.ifPresent(extras::add);
        if (isUnanswered()) {
            extras.add(ending(last));
        }
        if (answer.state() == Answer.State.DONE) {
            AnswerFooter below = new AnswerFooter(answer, conversation);
            footer = Optional.of(below);
            extras.add(below);
        }
    }

    private boolean isUnanswered() {
        return answer.state() == Answer.State.FAILED || answer.state() == Answer.State.STOPPED;
    }

    private Div ending(boolean last) {
        boolean failed = answer.state() == Answer.State.FAILED;
        Span sentence = new Span(failed ? answer.failure() : Texts.text("answer.stopped"));
        Div ending = new Div(sentence);
        ending.addClassName(failed ? "failure" : "stopped");
        ending.getElement().setAttribute("data-testid", failed ? "failure" : "stopped");
        if (last) {
            Button retry = new Button(
                    Texts.text("answer.retry"), VaadinIcon.REFRESH.create(), click -> conversation.retry(answer));
            retry.addThemeVariants(ButtonVariant.SMALL);
            retry.getElement().setAttribute("data-testid", "retry");
            ending.add(retry);
        }
        if (last && failed) {
            Anchor byForm = new Anchor("book", Texts.text("answer.by-form"));
            byForm.getElement().setAttribute("router-link", true).setAttribute("data-testid", "failed-by-form");
            ending.add(byForm);
        }
        return ending;
    }
}
