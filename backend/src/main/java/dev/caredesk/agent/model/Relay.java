package dev.caredesk.agent.model;

import dev.caredesk.agent.model.Unavailable.Why;
import dev.caredesk.metrics.ModelMeters;
import dev.caredesk.tracing.Tracing;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Asks one model after the other until one answers. */
final class Relay implements StreamingChatModel {

    private static final Logger LOG = Logger.getLogger(Relay.class);

    private final List<Line> lines;
    private final Optional<String> obstacle;

    /**
     * Asks the lines in this order.
     *
     * @param obstacle why the first of them is not the configured one, if it is not
     */
    Relay(List<Line> lines, Optional<String> obstacle) {
        this.lines = List.copyOf(lines);
        this.obstacle = obstacle;
    }

    @Override
    public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
        ChatResponse response;
        try {
            response = answer(request, handler);
        } catch (Unavailable no) {
            handler.onError(no);
            return;
        }
        // Outside of all that guards the provider: the tools run from here
        handler.onCompleteResponse(response);
    }

    private ChatResponse answer(ChatRequest request, StreamingChatResponseHandler handler) {
        var turn = TurnModels.current();
        for (var at = turn.line(); ; at++) {
            try {
                var line = lines.get(at);
                var builtin = line.endpoint().provider() == Provider.BUILTIN;
                return line.ask(builtin ? turn.withoutForeignSteps(request) : request, handler);
            } catch (Unavailable no) {
                if (no.why() == Why.STOPPED || turn.stopped() || at + 1 == lines.size()) {
                    throw no;
                }
                var status = status(at + 1, sentence(lines.get(at), no.why()));
                LOG.warn(status.reason().orElseThrow());
                ModelMeters.fellBack(
                        lines.get(at).endpoint().provider().id(),
                        no.why().name().toLowerCase(Locale.ROOT));
                Tracing.happened("model fallback", "error.type", no.why().name().toLowerCase(Locale.ROOT));
                turn.goOnWith(at + 1, status, request.messages());
            }
        }
    }

    /** Returns who would answer now, and why not the configured one. */
    ModelStatus status() {
        var reason = obstacle;
        for (var at = 0; at < lines.size() - 1; at++) {
            var line = lines.get(at);
            var trouble = line.trouble();
            if (trouble.isEmpty()) {
                return status(at, reason);
            }
            reason = reason.or(() -> Optional.of(sentence(line, trouble.get())));
        }
        return status(lines.size() - 1, reason);
    }

    private ModelStatus status(int at, Optional<String> reason) {
        var endpoint = lines.get(at).endpoint();
        return new ModelStatus(
                endpoint.provider().id(),
                endpoint.model(),
                reason.map(it -> it + "; " + (endpoint.provider() == Provider.BUILTIN ? "the built-in model" : endpoint)
                        + " answers."));
    }

    private ModelStatus status(int at, String reason) {
        return status(at, Optional.of(reason));
    }

    private static String sentence(Line line, Why why) {
        var endpoint = line.endpoint();
        return switch (why) {
            case KEY_REFUSED ->
                endpoint.provider().id() + " refuses "
                        + endpoint.provider()
                                .keySetting()
                                .map(it -> "the key in " + Provider.variable(it))
                                .orElse("the credentials");
            case UNKNOWN_MODEL -> endpoint.provider().id() + " does not know the model \"" + endpoint.model() + "\"";
            case NOT_CONFIGURED,
                    REQUEST_REFUSED,
                    BUSY,
                    FAILING,
                    UNREACHABLE,
                    TOO_SLOW,
                    BROKEN_OFF,
                    EMPTY,
                    OVERLOADED,
                    PAUSED,
                    BUDGET_USED,
                    STOPPED -> endpoint.provider().id() + " " + why.words();
        };
    }
}
