package dev.caredesk.evaluation.desk;

/** The desk answered with an error, or not at all. */
public final class DeskFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DeskFailed(String message) {
        super(message);
    }

    DeskFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
