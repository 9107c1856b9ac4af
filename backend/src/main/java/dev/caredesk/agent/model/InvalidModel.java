package dev.caredesk.agent.model;

/** {@code MODEL_PROVIDER} or the like names nobody. The message is one sentence for whoever starts the desk. */
public class InvalidModel extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidModel(String sentence) {
        super(sentence);
    }
}
