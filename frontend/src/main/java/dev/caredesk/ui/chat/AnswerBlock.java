package dev.caredesk.ui.chat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.markdown.Markdown;
import dev.caredesk.api.ToolEvent;
import dev.caredesk.ui.Texts;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An answer of the desk, with what it offers to click. It grows while it comes. */
final class AnswerBlock extends Div {

    private static final int EMERGENCY_DIGITS = 3;

    /** Three digits that stand alone, such as 911, or a longer number with the usual separators. */
    private static final Pattern PHONE_NUMBER =
            Pattern.compile("(?<![\\d(])(?<!\\d[.,-])(?:\\(?\\+?\\d[\\d ()./-]{5,16}\\d|\\d{3})(?!\\d|[.,-]\\d)");

    /** What the parts beside the text depend on. */
    private record Look(
            Answer.State state,
            boolean offersRetry,
            Optional<ProposalStep> proposal,
            Optional<ProposalStep.State> proposalState,
            String message) {}

    private final Answer answer;
    private final Conversation conversation;
    private final ClinicTime time;
    private final Div status = new Div();
    private final Markdown text = new Markdown();
    private final Div extras = new Div();
    private String written = "";
    private Optional<AppointmentCard> appointment = Optional.empty();
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
        add(status, text, extras);
    }

    /** Returns what the desk is doing, in words. */
    static String stepText(Answer answer) {
        return answer.steps().isEmpty()
                ? Texts.text("step.thinking")
                : Texts.textFor("step", answer.steps().getLast().name());
    }

    /** Brings the block up to date; only the last answer offers to be asked again. */
    void refresh(boolean last) {
        write(answer.text());
        boolean waiting = answer.state() == Answer.State.COMING && answer.text().isEmpty();
        status.setVisible(waiting);
        text.setVisible(!answer.text().isEmpty());
        if (waiting) {
            status.setText(stepText(answer));
        }
        Look now = new Look(
                answer.state(),
                last && isUnanswered(),
                answer.proposal(),
                answer.proposal().map(ProposalStep::state),
                answer.proposal().map(ProposalStep::message).orElse(""));
        if (!now.equals(look)) {
            look = now;
            rebuild(last);
        }
        appointment.ifPresent(AppointmentCard::refresh);
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
        if (answer.isEmergency()) {
            getElement().setAttribute("role", "alert");
            extras.add(numbersToCall());
        }
        if (!answer.slots().isEmpty()) {
            extras.add(new SlotChoices(answer.slots(), conversation, time));
        }
        answer.proposal().ifPresent(step -> extras.add(new ProposalCard(step, conversation, time)));
        appointment = answer.appointment().map(made -> new AppointmentCard(made, conversation, time));
        appointment.ifPresent(extras::add);
        if (isUnanswered()) {
            extras.add(ending(last));
        }
        if (answer.state() == Answer.State.DONE && !answer.steps().isEmpty()) {
            extras.add(footnote());
        }
    }

    private boolean isUnanswered() {
        return answer.state() == Answer.State.FAILED || answer.state() == Answer.State.STOPPED;
    }

    private Div numbersToCall() {
        Div numbers = new Div();
        numbers.addClassName("numbers");
        Matcher matcher = PHONE_NUMBER.matcher(answer.text());
        matcher.results()
                .map(found -> found.group().strip())
                .distinct()
                .limit(4)
                .forEach(number -> {
                    Anchor call =
                            new Anchor("tel:" + number.replaceAll("[^+\\d]", ""), Texts.text("emergency.call", number));
                    call.addClassName(number.length() == EMERGENCY_DIGITS ? "call" : "call-clinic");
                    numbers.add(call);
                });
        return numbers;
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
        return ending;
    }

    private Div footnote() {
        Div note = new Div();
        note.addClassName("footnote");
        answer.steps().stream().map(AnswerBlock::stepDone).distinct().forEach(done -> note.add(new Span(done)));
        return note;
    }

    private static String stepDone(ToolEvent step) {
        String done = Texts.textFor("done", step.name());
        return step.results() == null ? done : Texts.text("done.results", done, step.results());
    }
}
