package dev.caredesk.agent.model;

import dev.caredesk.agent.model.Unavailable.Why;
import dev.caredesk.metrics.Meters;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import io.smallrye.faulttolerance.api.CustomBackoffStrategy;
import io.smallrye.faulttolerance.api.Guard;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jspecify.annotations.Nullable;

/** One provider's model, with what keeps it from taking the desk down: retries, a circuit breaker, a bulkhead. */
final class Line {

    private static final Duration FIRST_BACK_OFF = Duration.ofMillis(250);
    // Who wants to be left alone longer is not worth waiting for in one turn
    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(5);

    private static final Duration FOR_EVER = Duration.ofDays(1);

    private final Endpoint endpoint;
    private final StreamingChatModel model;
    private final ModelSettings settings;
    private final Bill bill;
    private final Guard guard;
    private final AtomicReference<@Nullable Trouble> trouble = new AtomicReference<>();

    /** Why it is not asked, and until when, in nanoseconds of this process. */
    private record Trouble(Why why, long until) {}

    Line(Endpoint endpoint, StreamingChatModel model, ModelSettings settings, Bill bill) {
        this.endpoint = endpoint;
        this.model = model;
        this.settings = settings;
        this.bill = bill;
        this.guard = guard(settings);
    }

    Endpoint endpoint() {
        return endpoint;
    }

    /**
     * Asks, on this thread, and again if nothing had come yet and it may help.
     *
     * @throws Unavailable without a whole answer
     */
    ChatResponse ask(ChatRequest request, StreamingChatResponseHandler reader) {
        var known = trouble();
        if (known.isPresent()) {
            if (known.get() == Why.BUDGET_USED) {
                Meters.limitHit(Meters.Limit.DAILY_TOKENS);
            }
            throw new Unavailable(known.get());
        }
        var spoke = new AtomicBoolean();
        if (endpoint.provider() == Provider.BUILTIN) {
            // Nothing stands between us and that one that could fail or be slow
            return attempt(request, reader, FOR_EVER, spoke);
        }
        return askGuarded(request, reader, spoke);
    }

    private ChatResponse attempt(
            ChatRequest request, StreamingChatResponseHandler reader, Duration longestSilence, AtomicBoolean spoke) {
        try (var call = ModelCall.begin(endpoint, bill)) {
            try {
                return call.answered(Attempt.of(model, request, call.listening(reader), longestSilence, spoke));
            } catch (Unavailable no) {
                throw call.failed(no);
            }
        }
    }

    private ChatResponse askGuarded(ChatRequest request, StreamingChatResponseHandler reader, AtomicBoolean spoke) {
        try {
            return guard.call(
                    () -> {
                        try {
                            return attempt(request, reader, settings.timeout(), spoke);
                        } catch (Unavailable no) {
                            throw spoke.get() ? new HalfSaid(no) : no;
                        }
                    },
                    ChatResponse.class);
        } catch (HalfSaid half) {
            throw half.why;
        } catch (Unavailable no) {
            remember(no.why());
            throw no;
        } catch (CircuitBreakerOpenException e) {
            throw new Unavailable(Why.PAUSED);
        } catch (BulkheadException e) {
            throw new Unavailable(Why.OVERLOADED);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable(Why.STOPPED);
        } catch (Exception e) {
            throw Failures.of(e);
        }
    }

    /** Returns why it is not asked at present. */
    Optional<Why> trouble() {
        var now = trouble.get();
        if (now != null && System.nanoTime() - now.until() <= 0) {
            return Optional.of(now.why());
        }
        return bill.isOverdrawn() ? Optional.of(Why.BUDGET_USED) : Optional.empty();
    }

    /** What asking again cannot change is not asked again for a while. */
    void remember(Why why) {
        if (why == Why.KEY_REFUSED || why == Why.NOT_CONFIGURED || why == Why.UNKNOWN_MODEL) {
            pauseFor(why, settings.pause().multipliedBy(10));
        }
    }

    private void pauseFor(Why why, Duration pause) {
        trouble.set(new Trouble(why, System.nanoTime() + pause.toNanos()));
    }

    private Guard guard(ModelSettings settings) {
        var bounded = Guard.create()
                .withDescription("model " + endpoint)
                .withBulkhead()
                .limit(settings.concurrency())
                .done();
        return Breaker.add(
                        bounded,
                        settings.pause(),
                        it -> unwrapped(it) instanceof Unavailable no && no.countsAgainstProvider(),
                        () -> pauseFor(Why.PAUSED, settings.pause()))
                .withRetry()
                .maxRetries(settings.retries())
                .maxDuration(settings.timeout().toMillis(), ChronoUnit.MILLIS)
                .whenException(it -> it instanceof Unavailable no && no.passes() && !wantsLonger(no))
                .withCustomBackoff()
                .strategy(BackOff::new)
                .done()
                .done()
                .build();
    }

    private static boolean wantsLonger(Unavailable no) {
        return no.retryAfter().filter(it -> it.compareTo(LONGEST_BACK_OFF) > 0).isPresent();
    }

    private static Throwable unwrapped(Throwable failure) {
        return failure instanceof HalfSaid half ? half.why : failure;
    }

    /** It failed after a word had gone out: whoever said that cannot begin again. */
    private static final class HalfSaid extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final Unavailable why;

        HalfSaid(Unavailable why) {
            super(why.getMessage(), why, false, false);
            this.why = why;
        }
    }

    /** Twice as long each time, or as long as the provider says. */
    private static final class BackOff implements CustomBackoffStrategy {

        private long next = FIRST_BACK_OFF.toMillis();

        @Override
        public long nextDelayInMillis(Throwable failure) {
            var own = next + ThreadLocalRandom.current().nextLong(next / 2);
            next *= 2;
            return failure instanceof Unavailable no
                    ? no.retryAfter().map(Duration::toMillis).orElse(own)
                    : own;
        }
    }
}
