package dev.caredesk.evaluation.desk;

/** The desk answered with an error, or not at all. */
public final class DeskFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    DeskFailed(String message) {
        super(message);
        this.status = 0;
    }

    DeskFailed(int status, String message) {
        super("HTTP " + status + " of " + message);
        this.status = status;
    }

    DeskFailed(String message, Throwable cause) {
        super(message, cause);
        this.status = 0;
    }

    /** Returns the HTTP status; 0 if it was not that. */
    public int status() {
        return status;
    }
}
