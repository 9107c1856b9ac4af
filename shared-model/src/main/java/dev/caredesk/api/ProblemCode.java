package dev.caredesk.api;

/** Every kind of error that the API answers with; {@link #status()} is its HTTP status. */
public enum ProblemCode {
    /** A field is missing, unknown or out of bounds. */
    INVALID_INPUT(400, "The request is not valid"),
    /** The body is not well-formed JSON. */
    MALFORMED_JSON(400, "The body is not well-formed JSON"),
    /** No or an unknown conversation secret. */
    CONVERSATION_REQUIRED(401, "A conversation is required"),
    /** No visitor secret, with which a history is asked for. */
    VISITOR_REQUIRED(401, "A visitor is required"),
    /** No or an unknown confirmation link. */
    CONFIRMATION_REQUIRED(401, "A confirmation link is required"),
    /** The caller has to identify first. */
    IDENTIFICATION_REQUIRED(403, "Identification is required"),
    /** Name, date of birth and contact did not all match. */
    IDENTIFICATION_FAILED(403, "The details could not be matched"),
    /** A page of this origin may not use the address. */
    ORIGIN_REFUSED(403, "The origin is refused"),
    /** No such thing, or it belongs to someone else. */
    NOT_FOUND(404, "Not found"),
    /** The path exists, the method does not. */
    METHOD_NOT_ALLOWED(405, "Method not allowed"),
    /** None of the accepted media types can be produced. */
    NOT_ACCEPTABLE(406, "Not acceptable"),
    /** The conversation is answering another turn. */
    TURN_IN_PROGRESS(409, "Another turn is in progress"),
    /** Somebody else has the slot now. */
    SLOT_TAKEN(409, "The slot is taken"),
    /** The patient has another appointment at that time. */
    PATIENT_BUSY(409, "The patient has another appointment at that time"),
    /** The slot id was not offered here, or too long ago. */
    SLOT_NOT_OFFERED(409, "The slot was not offered"),
    /** The slot lies outside of the doctor's hours. */
    OUTSIDE_HOURS(409, "Outside of the doctor's hours"),
    /** The time has passed. */
    IN_THE_PAST(409, "The time has passed"),
    /** Too short before the appointment to book it. */
    NOTICE_TOO_SHORT(409, "Too short notice to book"),
    /** Further ahead than appointments are given. */
    BEYOND_HORIZON(409, "Too far ahead"),
    /** Too short before the appointment to move or cancel it. */
    TOO_LATE_TO_CHANGE(409, "Too late to move or cancel"),
    /** The appointment changed in the meantime. */
    VERSION_CONFLICT(409, "The appointment has changed"),
    /** The appointment is not in a state that allows it. */
    NOT_CHANGEABLE(409, "The appointment cannot be changed"),
    /** The proposal lapsed. */
    PROPOSAL_EXPIRED(409, "The proposal has expired"),
    /** The proposal was dismissed or replaced. */
    PROPOSAL_CLOSED(409, "The proposal is closed"),
    /** A request with the same key is being worked on. */
    IDEMPOTENCY_IN_PROGRESS(409, "The same request is in progress"),
    /** The body is too large. */
    PAYLOAD_TOO_LARGE(413, "The body is too large"),
    /** The body is of another media type. */
    UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type"),
    /** The key was used for another request. */
    IDEMPOTENCY_KEY_REUSED(422, "The idempotency key was used for another request"),
    /** Too many requests. */
    RATE_LIMITED(429, "Too many requests"),
    /** Something broke; the log has it. */
    INTERNAL_ERROR(500, "Something went wrong"),
    /** The database or the model is away. */
    UNAVAILABLE(503, "Temporarily unavailable"),
    /** The turn took too long. */
    TIMEOUT(504, "The turn took too long");

    private final int status;
    private final String title;

    ProblemCode(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** Returns the HTTP status. */
    public int status() {
        return status;
    }

    /** Returns the kind in words, the same for each occurrence. */
    public String title() {
        return title;
    }
}
