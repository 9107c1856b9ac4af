package dev.caredesk.ui.api;

import dev.caredesk.api.Problem;
import dev.caredesk.api.ProblemCode;
import dev.caredesk.ui.Texts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A call to the backend that did not do what was asked. */
public final class ApiFailure extends Exception {

    private static final long serialVersionUID = 1;

    private final transient Optional<Problem> problem;
    private final boolean notThere;

    private ApiFailure(Optional<Problem> problem, boolean notThere, @Nullable Throwable cause) {
        super(problem.map(Problem::title).orElse("The backend cannot be reached"), cause);
        this.problem = problem;
        this.notThere = notThere;
    }

    /** The backend answered with an error. */
    public static ApiFailure refused(Problem problem) {
        return new ApiFailure(Optional.of(problem), isNotThere(problem.status()), null);
    }

    /** The backend answered with this status and without a problem that says why. */
    static ApiFailure unexplained(int status, Throwable cause) {
        return new ApiFailure(Optional.empty(), isNotThere(status), cause);
    }

    /** There was no answer, or none that makes sense. */
    public static ApiFailure unreachable(Throwable cause) {
        return new ApiFailure(Optional.empty(), false, cause);
    }

    /** Whether the backend said that it has nothing there. */
    public boolean isNotThere() {
        return notThere;
    }

    private static boolean isNotThere(int status) {
        return status == 404 || status == 405 || status == 501;
    }

    /** Returns the kind of error; nothing when the backend could not be reached. */
    public Optional<ProblemCode> code() {
        return problem.map(Problem::code);
    }

    /** Whether it is this kind of error. */
    public boolean isAbout(ProblemCode code) {
        return code().filter(code::equals).isPresent();
    }

    /** Whether the same request may well succeed a little later. */
    public boolean mayPass() {
        return code().map(code -> switch (code.status()) {
                    case 429, 500, 503, 504 -> true;
                    default -> code == ProblemCode.IDEMPOTENCY_IN_PROGRESS || code == ProblemCode.TURN_IN_PROGRESS;
                })
                .orElse(true);
    }

    /** Returns what was wrong, if the backend said so. */
    public Optional<Problem> problem() {
        return problem;
    }

    /** Returns which fields were wrong. */
    public List<Problem.FieldError> fieldErrors() {
        return problem.map(Problem::errors).map(List::copyOf).orElse(List.of());
    }

    /** Returns one sentence for the patient. */
    public String sentence() {
        return problem.map(ApiFailure::sentence).orElseGet(() -> Texts.text("problem.unreachable"));
    }

    /** Returns what is wrong with a field, which the backend says as the rest of a sentence, as one of its own. */
    public static String sentence(Problem.FieldError error) {
        String rest = error.message();
        return rest.isEmpty() || !Character.isLetter(rest.codePointAt(rest.length() - 1))
                ? rest
                : Character.toUpperCase(rest.charAt(0)) + rest.substring(1) + ".";
    }

    private static String sentence(Problem problem) {
        ProblemCode code = problem.code();
        if (code == ProblemCode.INVALID_INPUT && problem.errors() != null) {
            return problem.errors().stream().map(ApiFailure::sentence).collect(Collectors.joining(" "));
        }
        String detail = problem.detail() == null ? "" : problem.detail();
        if (code == ProblemCode.RATE_LIMITED && !detail.isBlank()) {
            return detail;
        }
        String known = code == null ? "" : Texts.textOrEmpty("problem." + code.name());
        if (!known.isEmpty()) {
            return known;
        }
        return detail.isBlank() ? Texts.text("problem.other") : detail;
    }
}
