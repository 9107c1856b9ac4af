package dev.caredesk.data;

/** Clinic data that cannot be imported. The message says which file, line and column, and why. */
public final class InvalidClinicData extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidClinicData(String message) {
        super(message);
    }
}
