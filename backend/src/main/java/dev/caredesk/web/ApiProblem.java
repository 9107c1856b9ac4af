package dev.caredesk.web;

import dev.caredesk.api.Problem;
import dev.caredesk.api.ProblemCode;
import dev.caredesk.api.SlotView;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request that gets a problem for an answer. The detail is meant for the person who asked. */
public final class ApiProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProblemCode code;
    private final transient List<Problem.FieldError> errors;
    private final transient @Nullable List<SlotView> nearest;
    private final @Nullable Duration retryAfter;

    /** Refuses with a code and a sentence that names the way out. */
    public ApiProblem(ProblemCode code, String detail) {
        this(code, detail, List.of());
    }

    /** Refuses bad input, naming the fields. */
    public ApiProblem(ProblemCode code, String detail, List<Problem.FieldError> errors) {
        this(code, detail, errors, null, null);
    }

    private ApiProblem(
            ProblemCode code,
            String detail,
            List<Problem.FieldError> errors,
            @Nullable List<SlotView> nearest,
            @Nullable Duration retryAfter) {
        super(detail, null, false, false);
        this.code = code;
        this.errors = List.copyOf(errors);
        this.nearest = nearest;
        this.retryAfter = retryAfter;
    }

    /** Refuses a time, naming what is free around it. */
    public static ApiProblem withNearest(ProblemCode code, String detail, List<SlotView> nearest) {
        return new ApiProblem(code, detail, List.of(), nearest, null);
    }

    /** Refuses what is over a limit, saying in words and in the answer's head when it may be asked again. */
    public static ApiProblem limited(String why, Duration wait) {
        var seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        var sentence = "%s Please wait %s, then send it again."
                .formatted(why, seconds == 1 ? "a second" : seconds + " seconds");
        return new ApiProblem(ProblemCode.RATE_LIMITED, sentence, List.of(), null, Duration.ofSeconds(seconds));
    }

    /** Refuses one field. */
    public static ApiProblem invalid(String field, String message) {
        return new ApiProblem(
                ProblemCode.INVALID_INPUT, field + ": " + message, List.of(new Problem.FieldError(field, message)));
    }

    /** Returns the kind. */
    public ProblemCode code() {
        return code;
    }

    /** Returns the free slots around a time that was refused, if that is what was. */
    public Optional<List<SlotView>> nearest() {
        return Optional.ofNullable(nearest);
    }

    /** Returns how long to wait before asking again, in whole seconds, if that is known. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** Returns the wrong fields, if that is what is wrong. */
    public List<Problem.FieldError> errors() {
        return errors;
    }
}
