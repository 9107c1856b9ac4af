package dev.caredesk.evaluation.reader;

/** A file that cannot be understood; the message says why. */
public final class UnreadableData extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableData(String message) {
        super(message);
    }

    UnreadableData(String message, Throwable cause) {
        super(message, cause);
    }
}
