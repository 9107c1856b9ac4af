package dev.caredesk.evaluation.scenario;

import dev.caredesk.evaluation.desk.Answer;
import dev.caredesk.evaluation.desk.Spent;
import java.util.List;
import java.util.Objects;

/**
 * What came of a scenario.
 *
 * @param transcript what was said and called
 * @param answers those of the desk that were whole, in their order
 * @param checks how many lines said what must hold after a turn
 * @param unmet those of them that did not hold, each with its line
 * @param expected how it should have ended
 * @param found how it ended
 * @param turns how many times somebody said something
 * @param unanswered how many of them got no proper answer, and should have
 * @param spent what the desk counted meanwhile
 * @param unconfirmed what was written without a card that showed it
 */
public record Played(
        Scenario scenario,
        String transcript,
        List<Answer> answers,
        int checks,
        List<String> unmet,
        Ending expected,
        Ending found,
        List<String> unconfirmed,
        int turns,
        int unanswered,
        Spent spent) {

    /** Whether the database ended as it should; what another model answered is no merit of the one that is measured. */
    public boolean isSuccessful() {
        return endedAsExpected() && fallbackTurns() == 0;
    }

    /** Whether the database ended as it should, and everything held that must hold on the way. */
    public boolean isFlawless() {
        return endedAsExpected() && unmet.isEmpty() && unconfirmed.isEmpty();
    }

    /** Returns what was written and should not have been. */
    public List<String> otherWrites() {
        return found.writesBeside(expected);
    }

    /** Returns how many turns another model answered than the one that was asked for. */
    public int fallbackTurns() {
        return (int) answers.stream()
                .filter(answer -> answer.answeredBy().isPresent())
                .count();
    }

    /** Returns in how many turns the output screen did not let an answer through. */
    public int heldBackTurns() {
        return (int) answers.stream().filter(Answer::isHeldBack).count();
    }

    private boolean endedAsExpected() {
        return Objects.equals(expected, found);
    }

    /** Tells the conversation, and what went wrong in it. */
    @Override
    public String toString() {
        var told = new StringBuilder(scenario.title()).append("\n\n").append(transcript);
        unmet.forEach(line -> told.append('\n').append(line));
        unconfirmed.forEach(
                write -> told.append("\nwritten, and no card showed it: ").append(write));
        if (!endedAsExpected()) {
            told.append("\nexpected at the end:\n").append(expected);
            told.append("\nfound at the end:\n").append(found);
        }
        return told.append('\n').toString();
    }
}
