package dev.caredesk.agent.model;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Interrupts the thread that waits for a model when nothing came for too long, and only while it waits. */
final class Silence implements AutoCloseable {

    // Some code swallows an interrupt and waits again
    private static final Duration INSISTENCE = Duration.ofMillis(500);
    private static final ScheduledThreadPoolExecutor CLOCK = clock();

    private final Thread waiting = Thread.currentThread();
    private final long longest;
    private final ReentrantLock lock = new ReentrantLock();
    private long heard = System.nanoTime();
    private boolean over;
    private boolean tooLong;
    private @Nullable ScheduledFuture<?> look;

    private static ScheduledThreadPoolExecutor clock() {
        var clock = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("model-silence").factory());
        // Or each request would be kept until its silence had been too long
        clock.setRemoveOnCancelPolicy(true);
        return clock;
    }

    /** How many are still listened to. */
    static int open() {
        return CLOCK.getQueue().size();
    }

    Silence(Duration longest) {
        this.longest = longest.toNanos();
        lookIn(this.longest);
    }

    /** Something came. */
    void heard() {
        lock.lock();
        try {
            heard = System.nanoTime();
        } finally {
            lock.unlock();
        }
    }

    /** Whether it was broken because nothing came. */
    boolean wasTooLong() {
        lock.lock();
        try {
            return tooLong;
        } finally {
            lock.unlock();
        }
    }

    /** The thread waits no more; an interrupt of ours is taken back. */
    @Override
    public void close() {
        lock.lock();
        try {
            over = true;
            if (look != null) {
                look.cancel(false);
            }
            if (tooLong) {
                Thread.interrupted();
            }
        } finally {
            lock.unlock();
        }
    }

    private void look() {
        lock.lock();
        try {
            var left = longest - (System.nanoTime() - heard);
            if (over) {
                return;
            }
            if (left > 0 && !tooLong) {
                lookIn(left);
            } else {
                tooLong = true;
                waiting.interrupt();
                lookIn(INSISTENCE.toNanos());
            }
        } finally {
            lock.unlock();
        }
    }

    private void lookIn(long nanos) {
        look = CLOCK.schedule(this::look, nanos, TimeUnit.NANOSECONDS);
    }
}
