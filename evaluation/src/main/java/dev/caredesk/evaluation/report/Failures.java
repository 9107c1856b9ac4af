package dev.caredesk.evaluation.report;

import dev.caredesk.evaluation.Run;
import dev.caredesk.evaluation.desk.Answer;
import dev.caredesk.evaluation.dialogue.GoldCall;
import dev.caredesk.evaluation.replay.Exchange;
import dev.caredesk.evaluation.replay.Exchange.Speaker;
import dev.caredesk.evaluation.score.CallScore;
import dev.caredesk.evaluation.score.DialogueScore;
import dev.caredesk.evaluation.score.LineScore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The failures, the worst first, each told line by line. */
final class Failures {

    private static final String NONE = "nothing";

    private Failures() {}

    static List<String> worst(Run run) {
        var told = new ArrayList<String>();
        run.dialogues().stream()
                .filter(score -> !score.isSuccessful()
                        || score.matchedCalls() < score.calls().size())
                .sorted(Comparator.comparingInt(DialogueScore::badness).reversed())
                .map(Failures::dialogue)
                .forEach(told::add);
        run.lines().stream().filter(line -> !line.isRight()).map(Failures::line).forEach(told::add);
        return told;
    }

    private static String dialogue(DialogueScore score) {
        var told = new StringBuilder();
        var transcript = score.transcript();
        told.append(transcript.dialogue().id())
                .append(score.isSuccessful() ? ": calls missing" : ": wrong end")
                .append(", it is ")
                .append(transcript.dialogue().clinic().now())
                .append('\n');
        transcript
                .failure()
                .ifPresent(
                        failure -> told.append("  BROKE OFF ").append(failure).append('\n'));
        int turn = -1;
        for (Exchange exchange : transcript.exchanges()) {
            if (exchange.turn() != turn) {
                turn = exchange.turn();
                appendGold(told, score, turn);
            }
            append(told, exchange);
        }
        told.append("  expected ")
                .append(list(score.endState().expected().stream()
                        .map(it -> it.slot())
                        .toList()))
                .append('\n');
        told.append("  found    ").append(list(transcript.appointments())).append('\n');
        return told.toString();
    }

    private static void appendGold(StringBuilder told, DialogueScore score, int turn) {
        for (CallScore call : score.calls()) {
            if (call.turn() == turn) {
                GoldCall gold = call.call();
                told.append(call.matched() ? "  = gold   " : "  ≠ GOLD   ")
                        .append(gold)
                        .append('\n');
            }
        }
    }

    private static void append(StringBuilder told, Exchange exchange) {
        Answer answer = exchange.answer();
        told.append(exchange.speaker() == Speaker.HUMAN ? "  human    " : "  (goal)   ")
                .append(exchange.said())
                .append('\n');
        answer.calls().forEach(call -> told.append("    tool   ").append(call).append('\n'));
        told.append("  desk     ")
                .append(answer.text().strip().replace("\n", "\n           "))
                .append('\n');
        answer.heldBack()
                .forEach(kind -> told.append("    HELD   ").append(kind).append('\n'));
        answer.open()
                .ifPresent(open -> told.append("    waits  ")
                        .append(open.kind())
                        .append(' ')
                        .append(open.slot())
                        .append('\n'));
    }

    private static String line(LineScore line) {
        return "%s %s: \"%s\" is %s, taken for %s%n  %s %s%n"
                .formatted(
                        line.measure(),
                        line.id(),
                        line.text(),
                        line.expected(),
                        line.found(),
                        line.calls(),
                        line.answer());
    }

    private static String list(List<?> values) {
        return values.isEmpty()
                ? NONE
                : String.join("; ", values.stream().map(Object::toString).toList());
    }
}
