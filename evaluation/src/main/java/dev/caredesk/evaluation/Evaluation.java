package dev.caredesk.evaluation;

import dev.caredesk.evaluation.desk.Answer;
import dev.caredesk.evaluation.desk.Desk;
import dev.caredesk.evaluation.desk.DeskFailed;
import dev.caredesk.evaluation.desk.Meaning;
import dev.caredesk.evaluation.dialogue.DatePhrase;
import dev.caredesk.evaluation.dialogue.Dialogue;
import dev.caredesk.evaluation.dialogue.IntentTurn;
import dev.caredesk.evaluation.dialogue.Material;
import dev.caredesk.evaluation.replay.LineReplay;
import dev.caredesk.evaluation.replay.Replay;
import dev.caredesk.evaluation.replay.Transcript;
import dev.caredesk.evaluation.score.DialogueScore;
import dev.caredesk.evaluation.score.Intents;
import dev.caredesk.evaluation.score.LineScore;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Replays what a file holds, and scores it. */
final class Evaluation {

    private static final String NOTHING = "nothing";

    private final Options options;
    private final Desk desk;

    Evaluation(Options options, Desk desk) {
        this.options = options;
        this.desk = desk;
    }

    /** Replays everything that is wanted once. */
    Run run(Material material, int number) {
        String name = options.runs() == 1 ? "" : "run " + number + " of " + options.runs() + ": ";
        return switch (material) {
            case Material.Dialogues(var all) -> {
                List<Dialogue> wanted = wanted(all, Dialogue::id);
                yield dialogues(wanted, new Progress(System.err, name + "dialogue", wanted.size()));
            }
            case Material.Intents(var all) -> {
                List<IntentTurn> wanted = wanted(all, IntentTurn::id);
                yield intents(wanted, new Progress(System.err, name + "line", wanted.size()));
            }
            case Material.Phrases(var all) -> {
                List<DatePhrase> wanted = wanted(all, DatePhrase::text);
                yield phrases(wanted, new Progress(System.err, name + "phrase", wanted.size()));
            }
        };
    }

    private <T> List<T> wanted(List<T> all, Function<T, String> id) {
        List<T> wanted = all.stream()
                .filter(it -> options.wants(id.apply(it)))
                .limit(options.limit())
                .toList();
        if (wanted.isEmpty()) {
            throw new Options.Invalid(
                    "Nothing in the file has the id " + options.only().orElse("asked for"));
        }
        return wanted;
    }

    private Run dialogues(List<Dialogue> dialogues, Progress progress) {
        var scores = new ArrayList<DialogueScore>();
        var turns = new ArrayList<Answer>();
        for (Dialogue dialogue : dialogues) {
            Transcript transcript = Replay.of(dialogue, desk, options.introduction());
            scores.add(DialogueScore.of(transcript));
            transcript.exchanges().forEach(exchange -> turns.add(exchange.answer()));
            progress.step();
        }
        return new Run(scores, List.of(), turns);
    }

    private Run intents(List<IntentTurn> lines, Progress progress) {
        var replay = new LineReplay(desk);
        replay.bookAppointments();
        var scores = new ArrayList<LineScore>();
        var turns = new ArrayList<Answer>();
        for (IntentTurn line : lines) {
            try {
                Answer answer = replay.say(line);
                turns.add(answer);
                scores.add(intent(line, Intents.of(answer.calls()).orElse(NOTHING), answer.text(), answer));
            } catch (DeskFailed failed) {
                scores.add(new LineScore(
                        line.id(),
                        "intents",
                        line.text(),
                        line.intent(),
                        "failed",
                        String.valueOf(failed.getMessage()),
                        List.of()));
            }
            progress.step();
        }
        return new Run(List.of(), scores, turns);
    }

    private static LineScore intent(IntentTurn line, String found, String text, Answer answer) {
        return new LineScore(
                line.id(),
                "intents",
                line.text(),
                line.intent(),
                found,
                text,
                answer.calls().stream().map(Object::toString).toList());
    }

    private Run phrases(List<DatePhrase> phrases, Progress progress) {
        var replay = new LineReplay(desk);
        var scores = new ArrayList<LineScore>();
        for (DatePhrase phrase : phrases) {
            Meaning meaning = replay.resolve(phrase);
            scores.add(new LineScore(
                    phrase.text(),
                    phrase.isTime() ? "times" : "dates",
                    phrase.text(),
                    phrase.iso(),
                    phrase.isTime()
                            ? exactly(
                                    meaning.fromTime(),
                                    meaning.toTime() == null ? meaning.fromTime() : meaning.toTime())
                            : exactly(meaning.from(), meaning.to()),
                    meaning.toString(),
                    List.of()));
            progress.step();
        }
        return new Run(List.of(), scores, List.of());
    }

    // A stretch is no exact answer
    private static String exactly(@Nullable String from, @Nullable String to) {
        if (from == null) {
            return NOTHING;
        }
        return Objects.equals(from, to) ? shortened(from) : from + " to " + to;
    }

    private static String shortened(String iso) {
        return iso.matches("\\d\\d:\\d\\d:00") ? iso.substring(0, 5) : iso;
    }
}
