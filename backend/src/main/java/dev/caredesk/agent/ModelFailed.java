package dev.caredesk.agent;

/** The model did not answer, or answered nothing of use. */
final class ModelFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ModelFailed(String message) {
        super(message);
    }

    ModelFailed(Throwable cause) {
        super(cause);
    }
}
