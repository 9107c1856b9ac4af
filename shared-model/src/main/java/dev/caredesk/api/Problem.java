package dev.caredesk.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An error (RFC 9457, {@code application/problem+json}).
 *
 * @param type a URI that names the kind of problem
 * @param title the kind in words
 * @param status the HTTP status
 * @param detail what was wrong this time and the way out
 * @param instance the request's id, as in the log
 * @param code the kind for programs
 * @param errors which fields are wrong, for bad input
 * @param nearest free slots around a time that was refused, offered in the conversation; may be empty
 */
public record Problem(
        String type,
        String title,
        int status,
        @Nullable String detail,
        @Nullable String instance,
        ProblemCode code,
        @Nullable List<FieldError> errors,
        @Nullable List<SlotView> nearest) {

    /**
     * One wrong field.
     *
     * @param field its name on the wire
     * @param message why it was refused
     */
    public record FieldError(String field, String message) {}
}
