package dev.caredesk.infra;

/** A setting of the deployment that cannot be, said in one sentence that names it. */
public final class InvalidSetting extends RuntimeException {

    /** Creates the refusal with its one sentence. */
    public InvalidSetting(String sentence) {
        super(sentence);
    }
}
