package dev.caredesk.evaluation.desk;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The desk's answer to a line.
 *
 * @param calls the tools that were called, in order
 * @param proposed everything that was proposed in between
 * @param open the proposal that waits now
 * @param offered the slots to choose from
 * @param identificationRequired whether the caller is asked who they are
 * @param emergency whether it is the emergency text
 * @param answeredBy the provider that took over for the configured one, if one did
 * @param heldBack what the desk's screens objected to in this turn, such as {@code TIME}
 * @param firstText from the request to the first piece of text; empty if there was none
 * @param took from the request to the answer's end
 */
public record Answer(
        String text,
        String conversation,
        List<ToolCall> calls,
        List<Proposal> proposed,
        Optional<Proposal> open,
        List<Slot> offered,
        boolean identificationRequired,
        boolean emergency,
        Optional<String> answeredBy,
        Set<String> heldBack,
        Optional<Duration> firstText,
        Duration took) {
    /** What is found in requests and in tools' results, never in answers. */
    private static final String IN_WHAT_IT_HEARD = "INSTRUCTION";

    /** Whether the output screen did not let an answer of the model through. */
    public boolean isHeldBack() {
        return heldBack.stream().anyMatch(kind -> !kind.equals(IN_WHAT_IT_HEARD));
    }
}
