package dev.caredesk.ui.chat;

import dev.caredesk.api.AppointmentView;
import dev.caredesk.api.ProposalView;
import dev.caredesk.api.QueryResponse;
import dev.caredesk.api.SlotView;
import dev.caredesk.ui.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What was said and done in a conversation, in that order. */
final class Timeline {

    private final List<Entry> entries = new ArrayList<>();

    List<Entry> entries() {
        return List.copyOf(entries);
    }

    void add(Entry entry) {
        entries.add(entry);
    }

    boolean remove(Entry entry) {
        return entries.remove(entry);
    }

    void replaceBy(List<Entry> others) {
        entries.clear();
        entries.addAll(others);
    }

    /** Returns the slots that were offered last. */
    List<SlotView> offered() {
        return newestAnswers()
                .map(Answer::slots)
                .filter(slots -> !slots.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** Whether no later entry tells of a change to the appointment. */
    boolean isLatest(AppointmentView appointment) {
        return entries.reversed().stream()
                .map(Timeline::appointmentIn)
                .flatMap(Optional::stream)
                .filter(other -> other.id().equals(appointment.id()))
                .findFirst()
                .filter(appointment::equals)
                .isPresent();
    }

    private static Optional<AppointmentView> appointmentIn(Entry entry) {
        return switch (entry) {
            case Entry.Said said -> Optional.empty();
            case Entry.Made made -> Optional.of(made.appointment());
            case Answer answer -> answer.appointment();
        };
    }

    Optional<ProposalStep> openProposal() {
        return newestAnswers()
                .flatMap(answer -> answer.proposal().stream())
                .filter(ProposalStep::isOpen)
                .findFirst();
    }

    /** Shows the open proposal where the conversation is: the backend has one at most. */
    void arrangeProposals(Answer answer, QueryResponse response) {
        ProposalView waiting = response.proposal();
        newestAnswers()
                .filter(earlier -> earlier != answer)
                .forEach(earlier -> earlier.proposal()
                        .filter(ProposalStep::isOpen)
                        .ifPresent(step -> {
                            if (waiting != null
                                    && waiting.id().equals(step.view().id())) {
                                earlier.propose(null);
                            } else if (response.appointment() != null) {
                                step.become(ProposalStep.State.CONFIRMED);
                            } else {
                                step.close(Texts.text("proposal.closed"));
                            }
                        }));
        if (waiting != null) {
            answer.propose(new ProposalStep(waiting));
        }
    }

    private Stream<Answer> newestAnswers() {
        return entries.reversed().stream().filter(Answer.class::isInstance).map(Answer.class::cast);
    }
}
