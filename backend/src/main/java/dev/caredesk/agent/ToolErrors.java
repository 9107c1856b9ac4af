package dev.caredesk.agent;

import dev.caredesk.agent.ToolResult.Refused;
import dev.caredesk.agent.screen.Blocked;
import dev.caredesk.agent.screen.InstructionScreen;
import dev.caredesk.agent.screen.Objection;
import dev.caredesk.api.ProblemCode;
import dev.caredesk.api.StepEvent;
import dev.caredesk.api.ToolEvent;
import dev.caredesk.schedule.BookingRefused;
import dev.caredesk.schedule.Refusal;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.exception.ToolArgumentsException;
import dev.langchain4j.exception.ToolExecutionException;
import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.service.tool.ToolErrorContext;
import dev.langchain4j.service.tool.ToolErrorHandlerResult;
import dev.langchain4j.service.tool.ToolExecutionResult;
import dev.langchain4j.service.tool.ToolExecutor;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Stands around each tool: counts its calls, tells of them, and sees to it that a model reads refusals but never an
 * exception. What is nobody's refusal ends the turn.
 */
final class ToolErrors implements ToolExecutor {

    private static final String INVALID = ProblemCode.INVALID_INPUT.name();
    private static final int MISREAD_CALLS = 2;
    private static final Pattern ARGUMENT = Pattern.compile("[Aa]rgument \"(\\w+)\"");

    private final ToolExecutor tool;
    private final int maxCalls;
    private final Blocked blocked;

    ToolErrors(ToolExecutor tool, int maxCalls, Blocked blocked) {
        this.tool = tool;
        this.blocked = blocked;
        this.maxCalls = maxCalls;
    }

    @Override
    public ToolExecutionResult executeWithContext(ToolExecutionRequest request, InvocationContext context) {
        var turn = (Turn) context.chatMemoryId();
        turn.stopSwitch().modelAnswered();
        turn.stopSwitch().check();
        var result = call(turn, request, context);
        turn.stopSwitch().waitForModel();
        return ToolExecutionResult.builder()
                .result(result)
                .resultText(screened(turn, AgentJson.write(result)))
                .build();
    }

    // Names and reasons are data: whoever wrote an order into one speaks to no model by it
    private String screened(Turn turn, String result) {
        if (!InstructionScreen.finds(result)) {
            return result;
        }
        blocked.add(
                Objection.INSTRUCTION,
                "a tool's result",
                turn.caller().conversation().value());
        return InstructionScreen.without(result);
    }

    @Override
    public String execute(ToolExecutionRequest request, @Nullable Object memoryId) {
        return executeWithContext(
                        request,
                        InvocationContext.builder().chatMemoryId(memoryId).build())
                .resultText();
    }

    /** Answers a call of a tool that does not exist. */
    static ToolExecutionResultMessage unknownTool(ToolExecutionRequest request) {
        return ToolExecutionResultMessage.from(
                request, AgentJson.write(new Refused(INVALID, "There is no tool of this name.")));
    }

    /** Without this, the library would send the exception's text to the model and go on. */
    static ToolErrorHandlerResult rethrow(Throwable failure, ToolErrorContext context) {
        throw failure instanceof RuntimeException known ? known : new IllegalStateException(failure);
    }

    private ToolResult call(Turn turn, ToolExecutionRequest request, InvocationContext context) {
        if (turn.countToolCall() > maxCalls) {
            return new Refused(Refused.TOOL_LIMIT, "No more look-ups in this turn. Answer with what you have.");
        }
        turn.toolBegins(new StepEvent(request.name(), shown(request)));
        try (var call = ToolCall.begin(request.name())) {
            try {
                var result = resultOf(turn, request, context);
                code(result).ifPresent(call::refused);
                turn.toolCalled(event(request, result, call));
                turn.found(result);
                return result;
            } catch (RuntimeException failure) {
                call.failed();
                turn.toolCalled(event(request, null, call));
                throw turn.failed(failure);
            }
        }
    }

    private ToolResult resultOf(Turn turn, ToolExecutionRequest request, InvocationContext context) {
        try {
            return (ToolResult) tool.executeWithContext(request, context).result();
        } catch (ToolArgumentsException unreadable) {
            return misread(turn, wrong(request, unreadable));
        } catch (ToolExecutionException failed) {
            return switch (failed.getCause()) {
                case BookingRefused refused -> refused(turn, refused);
                case InvalidArgument invalid -> misread(turn, String.valueOf(invalid.getMessage()));
                case RuntimeException bug -> throw bug;
                case null, default -> throw failed;
            };
        }
    }

    // Who is told twice what was wrong and goes on would go on for ever
    private static Refused misread(Turn turn, String wrong) {
        if (turn.countMisreadCall() > MISREAD_CALLS) {
            throw new ModelFailed("The model goes on with arguments that cannot be read");
        }
        return new Refused(INVALID, wrong);
    }

    private static String wrong(ToolExecutionRequest request, ToolArgumentsException unreadable) {
        if (!AgentJson.isObject(request.arguments())) {
            return "The arguments of " + request.name() + " are not one JSON object.";
        }
        var argument = ARGUMENT.matcher(String.valueOf(unreadable.getMessage()));
        return (argument.find() ? argument.group(1) + " of " + request.name() : "An argument of " + request.name())
                + " is of another type than the tool says.";
    }

    private static Refused refused(Turn turn, BookingRefused refused) {
        if (refused.refusal() == Refusal.IDENTIFICATION_REQUIRED) {
            turn.askIdentity();
        }
        return new Refused(refused.refusal().name(), String.valueOf(refused.getMessage()));
    }

    private static Optional<ProblemCode> code(@Nullable ToolResult result) {
        return result instanceof Refused no ? Optional.of(ProblemCode.valueOf(no.refused())) : Optional.empty();
    }

    private static ToolEvent event(ToolExecutionRequest request, @Nullable ToolResult result, ToolCall call) {
        var refused = code(result).orElse(null);
        var outcome = result == null ? "failed" : refused == null ? "ok" : "refused";
        return new ToolEvent(
                request.name(),
                shown(request),
                outcome,
                refused,
                result == null ? null : result.results(),
                call.nanos() / 1_000_000);
    }

    // A relative's name and the reason for a visit are personal
    private static Map<String, Object> shown(ToolExecutionRequest request) {
        var arguments = new TreeMap<>(AgentJson.arguments(request.arguments()));
        arguments.keySet().removeAll(Set.of("patientName", "reason"));
        arguments.values().removeIf(value -> value == null);
        return arguments;
    }
}
