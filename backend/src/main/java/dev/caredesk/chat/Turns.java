package dev.caredesk.chat;

import dev.caredesk.agent.AgentSettings;
import dev.caredesk.agent.FrontDesk;
import dev.caredesk.agent.Turn;
import dev.caredesk.agent.TurnEvent;
import dev.caredesk.agent.TurnListener;
import dev.caredesk.agent.TurnStopped;
import dev.caredesk.api.IdentificationNeed;
import dev.caredesk.api.ProposalStatus;
import dev.caredesk.api.QueryRequest;
import dev.caredesk.api.QueryResponse;
import dev.caredesk.metrics.TurnMeters.Outcome;
import dev.caredesk.schedule.ScheduleService;
import dev.caredesk.tracing.TracedStep;
import dev.caredesk.tracing.Tracing;
import dev.caredesk.web.Views;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Runs one turn from its lease to its answer. */
@Singleton
final class Turns {

    // What PostgreSQL cannot store and nobody types
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]");

    private final TurnLease lease;
    private final TurnLimit limit;
    private final FrontDesk desk;
    private final ScheduleService schedule;
    private final Views views;
    private final AgentSettings settings;
    private final ScheduledExecutorService deadlines = deadlines();

    @Inject
    Turns(
            TurnLease lease,
            TurnLimit limit,
            FrontDesk desk,
            ScheduleService schedule,
            Views views,
            AgentSettings settings) {
        this.lease = lease;
        this.limit = limit;
        this.desk = desk;
        this.schedule = schedule;
        this.views = views;
        this.settings = settings;
    }

    @PreDestroy
    void close() {
        deadlines.shutdownNow();
    }

    /** Takes the conversation for one turn, which {@link #answer} must follow. */
    ConversationState begin(QueryRequest request, Optional<Visitor> visitor) {
        return begin(
                Optional.ofNullable(request.conversationId()).map(ConversationKey::ofPerson),
                () -> lease.create(visitor));
    }

    /** Takes the conversation of another agent for one turn, which {@link #answer} must follow. */
    ConversationState beginForAgent(Optional<String> secret) {
        return begin(secret.map(ConversationKey::ofAgent), lease::createForAgent);
    }

    private ConversationState begin(Optional<ConversationKey> key, Supplier<ConversationState> create) {
        if (key.isEmpty()) {
            limit.count();
            return create.get();
        }
        // Whoever is over their own limit takes nothing from what all share
        var state = lease.take(key.get());
        try {
            limit.count();
        } catch (RuntimeException refused) {
            lease.release(state);
            throw refused;
        }
        return state;
    }

    /** Gives a conversation back without a turn. */
    void abandon(ConversationState state) {
        lease.release(state);
    }

    /**
     * Answers a turn on this thread, and leaves the conversation to the next one.
     *
     * @param begun gets the turn, to be able to stop it
     */
    QueryResponse answer(ConversationState state, String input, TurnListener listener, Consumer<Turn> begun) {
        try (var step = Tracing.step("invoke_agent caredesk")
                .with("gen_ai.operation.name", "invoke_agent")
                .with("gen_ai.agent.name", "caredesk")
                .with(
                        "gen_ai.conversation.id",
                        state.caller().conversation().value().toString())) {
            return answer(state, input, listener, begun, step);
        }
    }

    private QueryResponse answer(
            ConversationState state, String input, TurnListener listener, Consumer<Turn> begun, TracedStep step) {
        var memory = new ConversationMemory(state.caller().conversation(), state.messages());
        var asked = state.key().speaker() == Speaker.PERSON && state.identityAsked();
        var turn = new Turn(state.caller(), asked, state.draft(), memory, listener);
        var kept = TurnRecord.NOTHING;
        Optional<Integer> place;
        try {
            begun.accept(turn);
            withinDeadline(turn, () -> work(state, turn, input));
            kept = TurnRecord.of(memory.added(), turn, false, views);
        } catch (TurnStopped stopped) {
            turn.watch().endsWith(Outcome.STOPPED);
            kept = TurnRecord.of(memory.added(), turn, true, views);
            throw stopped;
        } catch (RuntimeException failure) {
            turn.watch().endsWith(Outcome.FAILED);
            step.failed(failure.getClass().getName());
            throw failure;
        } finally {
            step.with("caredesk.turn.outcome", turn.watch().ended().name().toLowerCase(Locale.ROOT));
            place = lease.giveBack(state, turn, kept);
        }
        return response(state.secret(), turn, place);
    }

    private void work(ConversationState state, Turn turn, String input) {
        var since = state.proposalNews() ? proposalNews(turn, state) : Optional.<TurnEvent>empty();
        var text = CONTROL.matcher(input).replaceAll(" ").strip();
        switch (state.key().speaker()) {
            case PERSON -> desk.answer(turn, text, since);
            // What a person has decided is not an agent's to hear: it would tell whose appointment it is
            case AGENT -> desk.answerAgent(turn, text);
        }
    }

    // The card's buttons may have decided while the chat was quiet
    private Optional<TurnEvent> proposalNews(Turn turn, ConversationState state) {
        var latest = schedule.latestProposal(state.caller());
        latest.filter(it -> it.status() == ProposalStatus.OPEN).ifPresent(turn::openProposal);
        return latest.flatMap(it -> switch (it.status()) {
            case CONFIRMED -> it.result().map(result -> new TurnEvent.Confirmed(it.kind(), result));
            case DISMISSED -> Optional.of(new TurnEvent.Dismissed());
            case OPEN, SUPERSEDED, EXPIRED -> Optional.empty();
        });
    }

    private void withinDeadline(Turn turn, Runnable work) {
        var deadline = deadlines.schedule(
                () -> turn.stop(TurnStopped.Reason.DEADLINE),
                settings.turnDeadline().toMillis(),
                TimeUnit.MILLISECONDS);
        try {
            work.run();
        } finally {
            deadline.cancel(false);
        }
    }

    private QueryResponse response(String secret, Turn turn, Optional<Integer> place) {
        return new QueryResponse(
                turn.answer(),
                secret,
                turn.proposal().map(views::proposal).orElse(null),
                turn.identityAsked() ? IdentificationNeed.REQUIRED : null,
                turn.slots().stream().map(views::slot).toList(),
                turn.appointment().map(views::appointment).orElse(null),
                turn.emergency() ? true : null,
                place.map(String::valueOf).orElse(null),
                turn.standIn().map(StatusResource::view).orElse(null));
    }

    private static ScheduledExecutorService deadlines() {
        var deadlines = new ScheduledThreadPoolExecutor(1, Executors.defaultThreadFactory());
        deadlines.setRemoveOnCancelPolicy(true);
        return deadlines;
    }
}
