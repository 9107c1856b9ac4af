package dev.caredesk.ui.chat;

import dev.caredesk.api.DoctorView;
import dev.caredesk.api.ProposalView;
import dev.caredesk.api.SlotView;
import dev.caredesk.api.ToolEvent;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an answer said of the schedule, for whoever wants to show the same.
 *
 * @param doctors whose times it offered, or the one whom its proposal is with; empty when it offered none
 * @param start begin of the first time that it offered or proposed
 * @param search the values of its last search for slots; empty when it made none
 */
public record Topic(List<DoctorView> doctors, Optional<OffsetDateTime> start, Map<String, Object> search) {

    private static final String SLOT_SEARCH = "findSlots";

    static Optional<Topic> of(Answer answer) {
        Optional<ProposalView> proposal = answer.proposal().map(ProposalStep::view);
        List<SlotView> slots = answer.slots();
        List<DoctorView> doctors = Stream.concat(
                        proposal.map(ProposalView::doctor).stream(),
                        slots.stream().map(SlotView::doctor))
                .distinct()
                .toList();
        Optional<OffsetDateTime> start = proposal.map(ProposalView::start)
                .or(() -> slots.stream().findFirst().map(SlotView::start));
        Map<String, Object> search = answer.steps().reversed().stream()
                .filter(step -> step.name().equals(SLOT_SEARCH))
                .map(ToolEvent::arguments)
                .findFirst()
                .orElse(Map.of());
        return doctors.isEmpty() && search.isEmpty()
                ? Optional.empty()
                : Optional.of(new Topic(doctors, start, search));
    }
}
