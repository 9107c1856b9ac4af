package dev.caredesk.ui.chat;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Span;
import dev.caredesk.api.ToolEvent;
import dev.caredesk.ui.Texts;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the desk did for an answer, in one line that unfolds: each step with its values, its results and its time. */
final class StepList extends NativeDetails {

    private static final String OK = "ok";

    /** The wire keeps no order; this one reads well. What is not listed comes last. */
    private static final List<String> ORDER = List.of(
            "doctor", "name", "specialty", "complaint", "city", "fromDate", "toDate", "weekdays", "fromTime", "toTime");

    StepList(List<ToolEvent> steps) {
        addClassName("steps");
        getElement().setAttribute("data-testid", "steps");
        setSummaryText(steps.stream().map(StepList::done).distinct().collect(Collectors.joining(" · ")));
        Div all = new Div();
        all.addClassName("step-list");
        steps.forEach(step -> all.add(step(step)));
        setContent(all);
    }

    /** Returns what the desk is doing for an answer that comes, in words. */
    static String now(Answer answer) {
        return answer.lastTool().map(tool -> Texts.textFor("step", tool)).orElseGet(() -> Texts.text("step.thinking"));
    }

    private static String done(ToolEvent step) {
        String done = Texts.textFor("done", step.name());
        return step.results() == null ? done : Texts.text("done.results", done, step.results());
    }

    private static Div step(ToolEvent step) {
        Span what = new Span(done(step));
        what.addClassName("step-name");
        Span time = new Span(Texts.text("done.time", step.durationMs()));
        Div head = new Div(what, time);
        head.addClassName("step-head");
        Facts values = new Facts();
        step.arguments().entrySet().stream()
                .sorted(Comparator.comparingInt(StepList::position).thenComparing(Map.Entry::getKey))
                .forEach(value -> values.withValue(label(value.getKey()), StepValue.of(value.getValue())));
        Div one = new Div(head, values);
        one.addClassName("step");
        one.getElement().setAttribute("data-testid", "step");
        if (!step.outcome().equals(OK)) {
            String code = step.code() == null ? step.outcome() : step.code().title();
            one.add(new Span(Texts.text("done.refused", code)));
        }
        return one;
    }

    private static int position(Map.Entry<String, Object> value) {
        int position = ORDER.indexOf(value.getKey());
        return position < 0 ? ORDER.size() : position;
    }

    /** A value whose name has an empty text is of no use to a reader, such as an internal id. */
    private static String label(String argument) {
        return Texts.textOr("argument." + argument, argument);
    }
}
