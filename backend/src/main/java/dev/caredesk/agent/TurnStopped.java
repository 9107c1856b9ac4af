package dev.caredesk.agent;

/** A turn ended before its time. */
public final class TurnStopped extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why a turn is stopped. */
    public enum Reason {
        /** Nobody waits for the answer any more. */
        CANCELLED,
        /** It took too long. */
        DEADLINE
    }

    TurnStopped(Reason reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    /** Returns why. */
    public Reason reason() {
        return reason;
    }
}
