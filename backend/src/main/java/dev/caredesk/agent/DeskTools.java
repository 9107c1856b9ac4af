package dev.caredesk.agent;

import dev.caredesk.agent.ToolResult.Refused;
import dev.caredesk.agent.screen.Blocked;
import dev.caredesk.caller.Caller;
import dev.caredesk.schedule.Proposal;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.internal.JsonSchemaElementUtils;
import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.service.tool.ToolExecutor;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tools for agents that are not ours: by the names, words, bounds and refusals that our own model meets. */
@Singleton
public final class DeskTools {

    private static final Map<String, Object> NO_ARGUMENTS = Map.of("type", "object", "properties", Map.of());

    private static final Description STATE = new Description(
            "currentState",
            "Tells the present date and time at the clinic, whether the person is identified, and what became of the last"
                    + " proposal.",
            NO_ARGUMENTS);

    private final TurnContext context;
    private final List<Description> all;
    private final Map<String, ToolExecutor> executors;

    @Inject
    DeskTools(ScheduleTools tools, AgentSettings settings, Blocked blocked, TurnContext context) {
        this.context = context;
        var guarded = ModelTurn.guarded(tools, settings.maxToolCalls(), blocked);
        this.all = Stream.concat(
                        guarded.keySet().stream()
                                .map(it -> new Description(it.name(), it.description(), arguments(it))),
                        Stream.of(STATE))
                .toList();
        this.executors = guarded.entrySet().stream()
                .collect(Collectors.toMap(it -> it.getKey().name(), Map.Entry::getValue));
    }

    /**
     * A tool as an agent is told of it.
     *
     * @param name what it is called by
     * @param description when to use it
     * @param arguments JSON schema of its arguments
     */
    public record Description(String name, String description, Map<String, Object> arguments) {}

    /**
     * What a tool answered.
     *
     * @param json the answer as a model reads it
     * @param refused whether it is a refusal
     * @param proposal the proposal that was made, if one was
     * @param identityAsked whether the person has to identify
     */
    public record Answer(String json, boolean refused, Optional<Proposal> proposal, boolean identityAsked) {}

    /** Returns all tools: those of our own model, and one for what our own model is told with each message. */
    public List<Description> all() {
        return all;
    }

    /**
     * Calls a tool once. What is nobody's refusal, such as a database that is away, surfaces as an exception.
     *
     * @param tool the name of one of {@link #all}
     * @param arguments as the agent sent them
     * @param latest the last proposal of the conversation, whatever became of it
     */
    public Answer call(Caller caller, String tool, Map<String, Object> arguments, Supplier<Optional<Proposal>> latest) {
        if (tool.equals(STATE.name())) {
            return new Answer(state(caller, latest), false, Optional.empty(), false);
        }
        var nothingSaid = MessageWindowChatMemory.withMaxMessages(1);
        var turn = new Turn(caller, false, IdentityDraft.EMPTY, nothingSaid, TurnListener.NONE);
        var request = ToolExecutionRequest.builder()
                .name(tool)
                .arguments(AgentJson.write(arguments))
                .build();
        var invocation = InvocationContext.builder().chatMemoryId(turn).build();
        var result = Objects.requireNonNull(executors.get(tool), tool).executeWithContext(request, invocation);
        turn.stopSwitch().modelAnswered();
        return new Answer(
                result.resultText(), result.result() instanceof Refused, turn.proposal(), turn.identityAsked());
    }

    private String state(Caller caller, Supplier<Optional<Proposal>> latest) {
        try (var call = ToolCall.begin(STATE.name())) {
            try {
                return context.state(caller, latest.get());
            } catch (RuntimeException failure) {
                call.failed();
                throw failure;
            }
        }
    }

    private static Map<String, Object> arguments(ToolSpecification tool) {
        return tool.parameters() == null ? NO_ARGUMENTS : JsonSchemaElementUtils.toMap(tool.parameters());
    }
}
