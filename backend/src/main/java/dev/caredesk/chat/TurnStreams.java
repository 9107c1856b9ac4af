package dev.caredesk.chat;

import dev.caredesk.agent.TurnListener;
import dev.caredesk.agent.TurnStopped;
import dev.caredesk.agent.model.ModelStatus;
import dev.caredesk.api.ConversationEvent;
import dev.caredesk.api.IdentificationNeed;
import dev.caredesk.api.QueryRequest;
import dev.caredesk.api.StepEvent;
import dev.caredesk.api.TokenEvent;
import dev.caredesk.api.ToolEvent;
import dev.caredesk.metrics.Meters;
import dev.caredesk.schedule.Proposal;
import dev.caredesk.tracing.Tracing;
import dev.caredesk.web.Problems;
import dev.caredesk.web.Views;
import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import org.jboss.logging.Logger;

/**
 * Turns as server-sent events: {@code conversation}, then {@code token}, {@code step}, {@code tool}, {@code proposal} and
 * {@code identification} as they come, then {@code done}.
 */
@Singleton
final class TurnStreams {

    private static final Logger LOG = Logger.getLogger(TurnStreams.class);
    // Well below the idle time-outs of load balancers and browsers
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);

    private final Turns turns;
    private final Views views;
    private final ExecutorService virtualThreads;

    @Inject
    TurnStreams(Turns turns, Views views, @VirtualThreads ExecutorService virtualThreads) {
        this.turns = turns;
        this.views = views;
        this.virtualThreads = virtualThreads;
    }

    Multi<OutboundSseEvent> of(ConversationState state, QueryRequest request, Sse sse) {
        // Whoever subscribes does so on a thread of their own
        var threads = Tracing.carried(virtualThreads);
        var events = Multi.createFrom()
                .<OutboundSseEvent>emitter(
                        emitter -> threads.execute(() -> run(state, request, new Events(emitter, sse, views))));
        var keepAlive = Multi.createFrom()
                .ticks()
                .startingAfter(KEEP_ALIVE)
                .every(KEEP_ALIVE)
                .onOverflow()
                .drop()
                .map(ignored -> sse.newEventBuilder().comment(" keep-alive").build());
        return Multi.createFrom().<OutboundSseEvent>emitter(merged -> {
            var ticks = keepAlive.subscribe().with(merged::emit);
            var turn = events.subscribe().with(merged::emit, merged::fail, merged::complete);
            merged.onTermination(() -> {
                ticks.cancel();
                turn.cancel();
            });
        });
    }

    private void run(ConversationState state, QueryRequest request, Events events) {
        try {
            events.send(
                    "conversation",
                    new ConversationEvent(
                            state.secret(),
                            state.caller().conversation().value().toString()));
            var answer = turns.answer(
                    state,
                    request.userInput(),
                    events,
                    turn -> events.emitter.onTermination(() -> turn.stop(TurnStopped.Reason.CANCELLED)));
            events.send("done", answer);
        } catch (TurnStopped stopped) {
            LOG.debug("A turn was stopped by its reader");
        } catch (RuntimeException failure) {
            var problem = Problems.of(failure);
            LOG.errorf(failure, "Ended a stream with %d %s", problem.status(), problem.code());
            Meters.refused(problem.code(), Meters.Via.API);
            events.send("error", problem);
        } finally {
            events.emitter.complete();
        }
    }

    /** Passes on what happens in a turn. */
    private record Events(MultiEmitter<? super OutboundSseEvent> emitter, Sse sse, Views views)
            implements TurnListener {

        void send(String name, Object data) {
            emitter.emit(sse.newEventBuilder()
                    .name(name)
                    .mediaType(MediaType.APPLICATION_JSON_TYPE)
                    .data(data.getClass(), data)
                    .build());
        }

        @Override
        public void token(String text) {
            send("token", new TokenEvent(text));
        }

        @Override
        public void step(StepEvent event) {
            send("step", event);
        }

        @Override
        public void tool(ToolEvent event) {
            send("tool", event);
        }

        @Override
        public void model(ModelStatus answering) {
            send("model", StatusResource.view(answering));
        }

        @Override
        public void proposal(Proposal proposal) {
            send("proposal", views.proposal(proposal));
        }

        @Override
        public void identificationRequired() {
            send("identification", Map.of("identification", IdentificationNeed.REQUIRED));
        }
    }
}
