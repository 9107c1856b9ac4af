package dev.caredesk.schedule;

/** The schedule refused; nothing was changed. The message is meant for the patient. */
public final class BookingRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Refusal refusal;

    /** Refuses for the given reason, with a sentence that a patient understands and that names the way out. */
    public BookingRefused(Refusal refusal, String message) {
        super(message, null, false, false);
        this.refusal = refusal;
    }

    /** Returns why. */
    public Refusal refusal() {
        return refusal;
    }
}
