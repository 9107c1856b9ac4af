package dev.caredesk.agent.remote;

import dev.caredesk.agent.model.Breaker;
import dev.caredesk.agent.remote.RemoteAgentFailed.Why;
import io.smallrye.faulttolerance.api.Guard;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/**
 * The line to an agent. One that fails again and again is left alone for a while: whoever writes meanwhile hears at once
 * that it does not answer, and does not wait for it until the turn's time is over.
 */
final class RemoteLine {

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

    private final RemoteAgentAddress address;
    private final RemoteAgent agent;
    private final Guard guard;
    private volatile Optional<Trouble> trouble = Optional.empty();
    private volatile long pausedUntil = System.nanoTime();

    private record Trouble(String why, long since) {}

    RemoteLine(RemoteAgentAddress address, RemoteAgentSettings settings) {
        this.address = address;
        this.agent = new RemoteAgent(address, settings);
        this.guard = Breaker.add(
                        Guard.create().withDescription("agent"),
                        settings.pause(),
                        RemoteLine::tellsAgainstIt,
                        () -> pausedUntil = System.nanoTime() + settings.pause().toNanos())
                .build();
    }

    /** Returns the host and port by which it is known. */
    String name() {
        return address.name();
    }

    /**
     * Asks, on this thread.
     *
     * @param late whether whoever interrupts does so because the turn's time is over
     */
    void ask(
            String text,
            Optional<String> conversation,
            Consumer<String> begun,
            Consumer<String> words,
            BooleanSupplier late)
            throws RemoteAgentFailed, InterruptedException {
        try {
            guard.call(
                    () -> {
                        attempt(text, conversation, begun, words, late);
                        return true;
                    },
                    Boolean.class);
            trouble = Optional.empty();
        } catch (CircuitBreakerOpenException open) {
            throw new RemoteAgentFailed(Why.PAUSED, "it failed several times in a row");
        } catch (RemoteAgentFailed failed) {
            note(failed);
            throw failed;
        } catch (InterruptedException | RuntimeException other) {
            throw other;
        } catch (Exception unknown) {
            throw new IllegalStateException(unknown);
        }
    }

    private void attempt(
            String text,
            Optional<String> conversation,
            Consumer<String> begun,
            Consumer<String> words,
            BooleanSupplier late)
            throws RemoteAgentFailed, InterruptedException {
        try (var call = RemoteCall.begin(address)) {
            try {
                agent.ask(text, conversation, begun, call.listening(words));
            } catch (RemoteAgentFailed failed) {
                throw call.failed(failed);
            } catch (InterruptedException stopped) {
                if (late.getAsBoolean()) {
                    throw call.failed(new RemoteAgentFailed(Why.TOO_SLOW, "it took longer than a turn may"));
                }
                call.stopped();
                throw stopped;
            }
        }
    }

    // A conversation that is busy says nothing of the others
    private static boolean tellsAgainstIt(Throwable failure) {
        return failure instanceof RemoteAgentFailed failed && failed.why() != Why.BUSY;
    }

    /** Looks whether it is there. */
    void look() {
        try {
            agent.look();
            trouble = Optional.empty();
        } catch (RemoteAgentFailed failed) {
            note(failed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns why it does not answer, after another look if that is not known any more. */
    Optional<String> trouble() {
        var isPaused = System.nanoTime() - pausedUntil < 0;
        if (!isPaused && trouble.filter(RemoteLine::isOld).isPresent()) {
            look();
        }
        return trouble.map(Trouble::why);
    }

    private void note(RemoteAgentFailed failed) {
        trouble = Optional.of(new Trouble(String.valueOf(failed.getMessage()), System.nanoTime()));
    }

    private static boolean isOld(Trouble trouble) {
        return System.nanoTime() - trouble.since() > LOOK_AGAIN.toNanos();
    }
}
