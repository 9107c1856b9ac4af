package dev.caredesk.agent;

import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Stops a turn from outside, but never in the middle of a statement: only a thread that waits for the model is
 * interrupted, and whoever works on the schedule is let finish.
 */
final class StopSwitch {

    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Thread waiting;
    private TurnStopped.@Nullable Reason stopped;

    /** Stops the turn; the first reason counts. */
    void stop(TurnStopped.Reason reason) {
        lock.lock();
        try {
            if (stopped == null) {
                stopped = reason;
            }
            if (waiting != null) {
                waiting.interrupt();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Fails if the turn was stopped. */
    void check() {
        lock.lock();
        try {
            if (stopped != null) {
                throw new TurnStopped(stopped);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Returns whether the turn was stopped. */
    boolean stopped() {
        lock.lock();
        try {
            return stopped != null;
        } finally {
            lock.unlock();
        }
    }

    /** Returns whether the turn was stopped because it took too long. */
    boolean late() {
        lock.lock();
        try {
            return stopped == TurnStopped.Reason.DEADLINE;
        } finally {
            lock.unlock();
        }
    }

    /** From here on this thread waits for the model and may be interrupted. */
    void waitForModel() {
        lock.lock();
        try {
            check();
            waiting = Thread.currentThread();
        } finally {
            lock.unlock();
        }
    }

    /** This thread does not wait for the model any more. */
    @SuppressWarnings("ReferenceEquality")
    void modelAnswered() {
        lock.lock();
        try {
            if (waiting == Thread.currentThread()) {
                waiting = null;
                // An interrupt that came too late must not hit the next statement
                var late = Thread.interrupted();
                assert !late || stopped != null;
            }
        } finally {
            lock.unlock();
        }
    }
}
