package dev.caredesk.ui.chat;

import dev.caredesk.api.AppointmentView;
import dev.caredesk.api.ProposalView;
import dev.caredesk.api.QueryResponse;
import dev.caredesk.ui.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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

    /** Adds what was said before all that is here. */
    void prepend(List<Entry> earlier) {
        entries.addAll(0, earlier);
    }

    /** Returns the appointments that an answer tells of. */
    Set<String> toldAppointments() {
        return entries.stream()
                .filter(Answer.class::isInstance)
                .flatMap(entry -> appointmentIn(entry).stream())
                .map(AppointmentView::id)
                .collect(Collectors.toSet());
    }

    void replaceBy(List<Entry> others) {
        entries.clear();
        entries.addAll(others);
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
            case Entry.Proposed proposed -> Optional.empty();
            case Entry.Made made -> Optional.of(made.appointment());
            case Answer answer -> answer.appointment();
        };
    }

    Optional<ProposalStep> openProposal() {
        return proposals(entries.reversed()).filter(ProposalStep::isOpen).findFirst();
    }

    /** Adds a proposal that was made by form; it takes the place of any that was open. */
    void propose(ProposalView view) {
        proposals(entries).filter(ProposalStep::isOpen).forEach(step -> step.close(Texts.text("proposal.closed")));
        add(new Entry.Proposed(new ProposalStep(view)));
    }

    /** Returns what was proposed by form last and what came of it, if that is the last thing that happened. */
    List<Entry> lastByForm() {
        List<Entry> last = new ArrayList<>();
        for (Entry entry : entries.reversed()) {
            if (entry instanceof Entry.Proposed) {
                last.addFirst(entry);
                return last;
            } else if (!(entry instanceof Entry.Made)) {
                return List.of();
            }
            last.addFirst(entry);
        }
        return List.of();
    }

    /** Returns the appointment that was made or changed last. */
    Optional<AppointmentView> lastAppointment() {
        return entries.reversed().stream()
                .map(Timeline::appointmentIn)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Returns what the last answer that looked at the schedule was about. */
    Optional<Topic> topic() {
        return newestAnswers()
                .filter(answer -> answer.state() == Answer.State.DONE)
                .map(Topic::of)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Whether the last answer did not come. */
    boolean hasFailed() {
        return newestAnswers()
                .findFirst()
                .filter(answer -> answer.state() == Answer.State.FAILED)
                .isPresent();
    }

    private static Stream<ProposalStep> proposals(List<Entry> some) {
        return some.stream().flatMap(entry -> switch (entry) {
            case Answer answer -> answer.proposal().stream();
            case Entry.Proposed proposed -> Stream.of(proposed.step());
            case Entry.Said said -> Stream.empty();
            case Entry.Made made -> Stream.empty();
        });
    }

    /** Shows the open proposal where the conversation is: the backend has one at most. */
    void arrangeProposals(Answer answer, QueryResponse response) {
        ProposalView waiting = response.proposal();
        if (waiting != null) {
            entries.removeIf(entry -> entry instanceof Entry.Proposed proposed
                    && proposed.step().isOpen()
                    && proposed.step().view().id().equals(waiting.id()));
        }
        entries.stream()
                .filter(Entry.Proposed.class::isInstance)
                .map(entry -> ((Entry.Proposed) entry).step())
                .filter(ProposalStep::isOpen)
                .forEach(step -> settle(step, response));
        newestAnswers()
                .filter(earlier -> earlier != answer)
                .forEach(earlier -> earlier.proposal()
                        .filter(ProposalStep::isOpen)
                        .ifPresent(step -> {
                            if (waiting != null
                                    && waiting.id().equals(step.view().id())) {
                                earlier.propose(null);
                            } else {
                                settle(step, response);
                            }
                        }));
        if (waiting != null) {
            answer.propose(new ProposalStep(waiting));
        }
    }

    private static void settle(ProposalStep step, QueryResponse response) {
        if (response.appointment() != null) {
            step.become(ProposalStep.State.CONFIRMED);
        } else {
            step.close(Texts.text("proposal.closed"));
        }
    }

    private Stream<Answer> newestAnswers() {
        return entries.reversed().stream().filter(Answer.class::isInstance).map(Answer.class::cast);
    }
}
