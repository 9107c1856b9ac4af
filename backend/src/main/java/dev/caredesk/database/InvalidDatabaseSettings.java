package dev.caredesk.database;

/** The database cannot be used as it is set up. The message is one sentence for whoever starts the desk. */
public class InvalidDatabaseSettings extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Makes one with a sentence that says what to change. */
    public InvalidDatabaseSettings(String message) {
        super(message);
    }
}
