package dev.caredesk.evaluation.report;

import dev.caredesk.evaluation.Run;
import dev.caredesk.evaluation.desk.Answer;
import dev.caredesk.evaluation.dialogue.GoldCall.Booking;
import dev.caredesk.evaluation.dialogue.GoldCall.Search;
import dev.caredesk.evaluation.replay.GoalAnswer;
import dev.caredesk.evaluation.score.CallScore;
import dev.caredesk.evaluation.score.Determinism;
import dev.caredesk.evaluation.score.DialogueScore;
import dev.caredesk.evaluation.score.Latency;
import dev.caredesk.evaluation.score.LineScore;
import dev.caredesk.evaluation.score.PassToTheK;
import dev.caredesk.evaluation.score.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The table of the measures. Figures are those of the first run; later ones tell whether it always ends like that. */
public final class Measures {

    private final List<Run> runs;
    private final Run first;
    private final List<Measure> table = new ArrayList<>();

    private Measures(List<Run> runs) {
        this.runs = runs;
        this.first = runs.getFirst();
    }

    /** Returns the table of all runs. */
    public static List<Measure> of(List<Run> runs) {
        var measures = new Measures(runs);
        measures.addDialogues();
        measures.addLines();
        measures.addDeterminism();
        measures.addTurns();
        return List.copyOf(measures.table);
    }

    private void addDialogues() {
        List<DialogueScore> scores = first.dialogues();
        if (scores.isEmpty()) {
            return;
        }
        add("calls matched", matched(scores, call -> true));
        add("  searches", matched(scores, call -> call.call() instanceof Search));
        add("  bookings", matched(scores, call -> call.call() instanceof Booking b && b.successful()));
        add("  bookings of a taken slot", matched(scores, call -> call.call() instanceof Booking b && !b.successful()));
        add("task success", successful(scores));
        add("  with a booking", successful(with(scores, true)));
        add("  without a booking", successful(with(scores, false)));
        add(
                "  without a choice from the goal",
                new Share(scores.stream().filter(Measures::isSuccessfulByItself).count(), scores.size()));
        add(
                "bookings missing",
                count(scores, score -> score.endState().missing().size()));
        add("other writes", count(scores, score -> score.endState().other().size()));
        add(
                "dialogues that broke off",
                count(scores, score -> score.transcript().failure().isPresent() ? 1 : 0));
        for (GoalAnswer kind : GoalAnswer.values()) {
            add(
                    "answered from the goal: " + kind,
                    count(scores, score -> score.transcript().helped().getOrDefault(kind, 0)));
        }
        addPassToThe();
    }

    private void addPassToThe() {
        int size = runs.size();
        List<Long> successes = IntStream.range(0, first.dialogues().size())
                .mapToObj(dialogue -> runs.stream()
                        .filter(run -> run.dialogues().get(dialogue).isSuccessful())
                        .count())
                .toList();
        for (int k = 1; size > 1 && k <= size; k++) {
            add("pass^" + k, Share.percent(PassToTheK.of(successes, size, k)));
        }
    }

    private void addLines() {
        for (String measure :
                first.lines().stream().map(LineScore::measure).distinct().toList()) {
            List<LineScore> lines = first.lines().stream()
                    .filter(line -> line.measure().equals(measure))
                    .toList();
            add(measure, right(lines.stream()));
            if (measure.equals("intents")) {
                lines.stream()
                        .map(LineScore::expected)
                        .distinct()
                        .sorted()
                        .forEach(intent -> add(
                                "  " + intent,
                                right(lines.stream()
                                        .filter(line -> line.expected().equals(intent)))));
            }
        }
    }

    private void addDeterminism() {
        add("determinism", Determinism.of(runs.stream().map(Results::comparable).toList()));
    }

    private void addTurns() {
        List<Answer> turns = first.turns();
        if (turns.isEmpty()) {
            return;
        }
        var kinds = new TreeMap<String, Long>();
        turns.forEach(turn -> turn.heldBack().forEach(kind -> kinds.merge(kind, 1L, Long::sum)));
        add(
                "turns with something held back",
                new Share(turns.stream().filter(it -> !it.heldBack().isEmpty()).count(), turns.size()));
        kinds.forEach((kind, count) -> add("  " + kind, count));
        add("latency", Latency.of(turns.stream().map(Answer::took).toList()));
    }

    private void add(String name, Object figure) {
        table.add(Measure.of(name, figure));
    }

    private static Share matched(List<DialogueScore> scores, Predicate<CallScore> which) {
        List<CallScore> calls = scores.stream()
                .flatMap(score -> score.calls().stream())
                .filter(which)
                .toList();
        return new Share(calls.stream().filter(CallScore::matched).count(), calls.size());
    }

    private static Share successful(List<DialogueScore> scores) {
        return new Share(scores.stream().filter(DialogueScore::isSuccessful).count(), scores.size());
    }

    private static boolean isSuccessfulByItself(DialogueScore score) {
        return score.isSuccessful() && !score.transcript().helped().containsKey(GoalAnswer.CHOICE);
    }

    private static List<DialogueScore> with(List<DialogueScore> scores, boolean booking) {
        return scores.stream()
                .filter(score -> score.endState().expected().isEmpty() != booking)
                .toList();
    }

    private static Share right(Stream<LineScore> lines) {
        List<LineScore> all = lines.toList();
        return new Share(all.stream().filter(LineScore::isRight).count(), all.size());
    }

    private static int count(List<DialogueScore> scores, ToIntFunction<DialogueScore> what) {
        return scores.stream().mapToInt(what).sum();
    }
}
