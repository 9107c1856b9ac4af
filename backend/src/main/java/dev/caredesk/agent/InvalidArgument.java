package dev.caredesk.agent;

/** A model called a tool with something that the tool cannot work with. The message says what, to the model. */
final class InvalidArgument extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidArgument(String message) {
        super(message, null, false, false);
    }
}
