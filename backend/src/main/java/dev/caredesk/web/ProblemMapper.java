package dev.caredesk.web;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.caredesk.metrics.Meters;
import jakarta.validation.ValidationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers every exception with a problem, and logs those that are our fault, once. */
final class ProblemMapper {

    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

    @ServerExceptionMapper
    Response anything(Throwable failure) {
        var problem = Problems.of(failure);
        Meters.refused(problem.code(), Meters.Via.API);
        switch (problem.code()) {
            case INTERNAL_ERROR -> LOG.errorf(failure, "Answered %d %s", problem.status(), problem.code());
            case UNAVAILABLE, TIMEOUT -> LOG.warnf(failure, "Answered %d %s", problem.status(), problem.code());
            default -> LOG.debugf("Answered %d %s", problem.status(), problem.code());
        }
        var answer = Problems.response(problem);
        return failure instanceof ApiProblem refused
                ? refused.retryAfter()
                        .map(wait -> Response.fromResponse(answer)
                                .header(HttpHeaders.RETRY_AFTER, wait.toSeconds())
                                .build())
                        .orElse(answer)
                : answer;
    }

    // The framework brings mappers of its own for these three: the more specific one wins
    @ServerExceptionMapper
    Response byTheServer(WebApplicationException failure) {
        return anything(failure);
    }

    @ServerExceptionMapper
    Response validation(ValidationException failure) {
        return anything(failure);
    }

    @ServerExceptionMapper
    Response mismatch(MismatchedInputException failure) {
        return anything(failure);
    }

    @ServerExceptionMapper
    Response json(JacksonException failure) {
        return anything(failure);
    }
}
