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
 * @param heldBack what the desk's screens objected to in this turn, such as {@code TIME}
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
        Set<String> heldBack,
        Duration took) {}
