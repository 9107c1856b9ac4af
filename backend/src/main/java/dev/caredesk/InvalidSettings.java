package dev.caredesk;

/** Settings have values that cannot be used. The message is a sentence for each, for whoever starts the desk. */
final class InvalidSettings extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidSettings(String sentences) {
        super(sentences);
    }
}
