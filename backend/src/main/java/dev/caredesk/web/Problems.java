package dev.caredesk.web;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DatabindException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.caredesk.api.Problem;
import dev.caredesk.api.ProblemCode;
import dev.caredesk.api.SlotView;
import dev.caredesk.schedule.BookingRefused;
import dev.caredesk.schedule.Refusal;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** From exceptions to problem bodies: the one place that decides what a failure looks like from outside. */
public final class Problems {

    /** {@code application/problem+json}. */
    public static final String MEDIA_TYPE = "application/problem+json";

    static final String TOO_LARGE = "A body may have 64 KiB at the most.";

    private static final String TYPE_PREFIX = "urn:caredesk:problem:";

    private Problems() {}

    /** Returns the problem with the request's id in it. */
    public static Problem of(ProblemCode code, @Nullable String detail) {
        return of(code, detail, List.of());
    }

    /** Returns the problem that an exception is from outside. What is unexpected shows nothing but the request's id. */
    public static Problem of(Throwable failure) {
        return switch (failure) {
            case ApiProblem problem ->
                of(
                        problem.code(),
                        problem.getMessage(),
                        problem.errors(),
                        problem.nearest().orElse(null));
            case BookingRefused refused -> of(code(refused.refusal()), refused.getMessage());
            case ConstraintViolationException invalid -> invalid(invalid);
            case JacksonException unreadable -> unreadable(unreadable);
            case WebApplicationException web -> ofWeb(web);
            default -> unexpected(failure);
        };
    }

    /** Returns the answer that carries the problem. */
    public static Response response(Problem problem) {
        return Response.status(problem.status())
                .type(MEDIA_TYPE)
                .entity(problem)
                .build();
    }

    /** Returns the code on the wire of what the schedule refused. */
    public static ProblemCode code(Refusal refusal) {
        return ProblemCode.valueOf(refusal.name());
    }

    /** Returns the problem of an HTTP status that the server itself decided on, such as 404 or 413. */
    static Problem ofStatus(int status) {
        return switch (status) {
            case 401 -> of(ProblemCode.CONVERSATION_REQUIRED, null);
            case 404 -> of(ProblemCode.NOT_FOUND, "There is nothing at this address.");
            case 405 -> of(ProblemCode.METHOD_NOT_ALLOWED, "This address does not take this method.");
            case 406 -> of(ProblemCode.NOT_ACCEPTABLE, "This address cannot answer in a media type that you accept.");
            case 413 -> of(ProblemCode.PAYLOAD_TOO_LARGE, TOO_LARGE);
            case 415 -> of(ProblemCode.UNSUPPORTED_MEDIA_TYPE, "Send the body as application/json.");
            case 503 -> of(ProblemCode.UNAVAILABLE, null);
            default ->
                status >= 400 && status < 500
                        ? of(ProblemCode.INVALID_INPUT, "The request cannot be read.")
                        : of(ProblemCode.INTERNAL_ERROR, "Something went wrong on our side. Please try again.");
        };
    }

    private static Problem of(ProblemCode code, @Nullable String detail, List<Problem.FieldError> errors) {
        return of(code, detail, errors, null);
    }

    private static Problem of(
            ProblemCode code,
            @Nullable String detail,
            List<Problem.FieldError> errors,
            @Nullable List<SlotView> nearest) {
        return new Problem(
                TYPE_PREFIX + code.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                code.title(),
                code.status(),
                detail,
                RequestId.current().map(id -> "urn:caredesk:request:" + id).orElse(null),
                code,
                errors.isEmpty() ? null : errors,
                nearest);
    }

    private static Problem unexpected(Throwable failure) {
        if (SqlFailure.isOutage(failure)) {
            return of(
                    ProblemCode.UNAVAILABLE,
                    "The desk cannot reach its records right now. Please try again in a minute.");
        }
        if (SqlFailure.isUnstorableText(failure)) {
            return of(ProblemCode.INVALID_INPUT, "A text contains a character that cannot be stored.");
        }
        return of(ProblemCode.INTERNAL_ERROR, "Something went wrong on our side. Please try again.");
    }

    private static Problem ofWeb(WebApplicationException failure) {
        for (var cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof JacksonException unreadable) {
                return unreadable(unreadable);
            }
        }
        return ofStatus(failure.getResponse().getStatus());
    }

    private static Problem invalid(ConstraintViolationException invalid) {
        var errors = invalid.getConstraintViolations().stream()
                .map(violation -> new Problem.FieldError(field(violation), violation.getMessage()))
                .sorted(Comparator.comparing(Problem.FieldError::field).thenComparing(Problem.FieldError::message))
                .toList();
        return invalid(errors);
    }

    private static Problem invalid(List<Problem.FieldError> errors) {
        var first = errors.getFirst();
        return of(ProblemCode.INVALID_INPUT, first.field() + ": " + first.message(), errors);
    }

    // "query.request.userInput" is the field user_input; the method and its parameter are nobody's business
    private static String field(ConstraintViolation<?> violation) {
        var name = "body";
        for (var node : violation.getPropertyPath()) {
            if (node.getKind() == ElementKind.PROPERTY) {
                name = node.getName();
            }
        }
        return snakeCase(name);
    }

    private static Problem unreadable(JacksonException unreadable) {
        return switch (unreadable) {
            case JsonMappingException wrapped when wrapped.getCause() instanceof ApiProblem problem -> of(problem);
            case UnrecognizedPropertyException unknown ->
                invalid(List.of(new Problem.FieldError(path(unknown), "is not a field of this request")));
            case JsonParseException ignored -> malformed();
            case JsonMappingException wrong when isTruncated(wrong) -> malformed();
            case MismatchedInputException wrong ->
                invalid(List.of(new Problem.FieldError(path(wrong), expectation(wrong.getTargetType()))));
            case JsonMappingException wrong -> invalid(List.of(new Problem.FieldError(path(wrong), expectation(null))));
            case DatabindException ignored -> malformed();
            default -> malformed();
        };
    }

    private static Problem malformed() {
        return of(ProblemCode.MALFORMED_JSON, "The body is not well-formed JSON.");
    }

    private static boolean isTruncated(JsonMappingException wrong) {
        return wrong.getCause() instanceof JsonParseException || wrong.getCause() instanceof JsonEOFException;
    }

    /** What a field would have to be, in words. */
    private static String expectation(@Nullable Class<?> type) {
        if (type == null) {
            return "has a value that cannot be read";
        } else if (type.isEnum()) {
            return "must be "
                    + Arrays.stream(type.getEnumConstants())
                            .map(value -> value.toString().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(" or "));
        } else if (type.isRecord()) {
            return "must be an object";
        } else if (type == String.class) {
            return "must be a text";
        } else if (type == LocalDate.class) {
            return "must be a date such as 1990-04-12";
        } else if (type == int.class || type == Integer.class) {
            return "must be a whole number";
        }
        return "has a value that cannot be read";
    }

    private static String path(JsonMappingException wrong) {
        var path = new StringBuilder();
        for (var step : wrong.getPath()) {
            if (step.getFieldName() != null) {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.isEmpty() ? "body" : bounded(path.toString());
    }

    // An unknown field's name comes from outside
    static String bounded(String name) {
        return name.length() <= 60 ? name : name.substring(0, 60);
    }

    private static String snakeCase(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }
}
