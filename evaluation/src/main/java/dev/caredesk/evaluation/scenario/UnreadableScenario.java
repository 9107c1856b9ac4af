package dev.caredesk.evaluation.scenario;

/** A scenario that cannot be understood; the message says why. */
public final class UnreadableScenario extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableScenario(String message) {
        super(message);
    }
}
