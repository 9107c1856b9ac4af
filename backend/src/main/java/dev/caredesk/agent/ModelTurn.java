package dev.caredesk.agent;

import dev.caredesk.agent.model.ModelStatus;
import dev.caredesk.agent.model.Models;
import dev.caredesk.agent.model.TurnModels;
import dev.caredesk.agent.screen.Blocked;
import dev.caredesk.agent.screen.SentenceGate;
import dev.caredesk.clinic.ClinicSettings;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.tool.ToolExecutor;
import dev.langchain4j.service.tool.ToolService;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Lets the model answer a turn. The agent is built once; what belongs to a turn travels as its memory's id. */
@Singleton
final class ModelTurn {

    private static final String PROMPT = "/prompts/scheduling-agent.md";

    private final SchedulingAgent agent;

    @Inject
    ModelTurn(Models models, ScheduleTools tools, AgentSettings settings, ClinicSettings clinic, Blocked blocked) {
        var prompt = prompt().replace("{{clinic}}", facts(clinic));
        this.agent = AiServices.builder(SchedulingAgent.class)
                .streamingChatModel(models.current())
                .systemMessageProvider(ignored -> prompt)
                .chatMemoryProvider(turn -> ((Turn) turn).memory())
                .tools(guarded(tools, settings.maxToolCalls(), blocked))
                .hallucinatedToolNameStrategy(ToolErrors::unknownTool)
                .toolArgumentsErrorHandler(ToolErrors::rethrow)
                .toolExecutionErrorHandler(ToolErrors::rethrow)
                // One more than there are calls: the model is told once that it may call no more
                .maxToolCallingRoundTrips(settings.maxToolCalls() + 1)
                .build();
    }

    /** Lets the model answer. Fails with {@link ModelFailed} or {@link TurnStopped}, or with what a tool died of. */
    void answer(Turn turn, String message, SentenceGate gate) {
        var done = new CompletableFuture<ChatResponse>();
        turn.keepAnswer();
        turn.stopSwitch().waitForModel();
        try {
            new TurnModels(model -> takeOver(turn, gate, model), turn.stopSwitch()::stopped)
                    .run(() -> agent.answer(turn, List.of(TextContent.from(message)))
                            .onPartialResponse(gate::add)
                            .onIntermediateResponse(ignored -> {
                                gate.end();
                                turn.keepAnswer();
                            })
                            .onCompleteResponse(done::complete)
                            .onError(done::completeExceptionally)
                            .start());
            finish(turn, outcome(done), gate);
        } catch (ExecutionException | InterruptedException | RuntimeException failure) {
            throw reason(turn, failure);
        } finally {
            turn.stopSwitch().modelAnswered();
            agent.evictChatMemory(turn);
        }
    }

    // Who takes over begins the message again
    private static void takeOver(Turn turn, SentenceGate gate, ModelStatus model) {
        gate.beginAgain();
        turn.takeBackToKept();
        turn.answeredBy(model);
    }

    // All of it ran on this thread: what has not come by now will never come
    private static ChatResponse outcome(CompletableFuture<ChatResponse> done)
            throws ExecutionException, InterruptedException {
        if (!done.isDone()) {
            throw new ModelFailed("The model ended without an answer");
        }
        return done.get();
    }

    private static void finish(Turn turn, ChatResponse response, SentenceGate gate) {
        if (turn.answer().isBlank() && gate.isSilent()) {
            var text = response.aiMessage().text();
            if (text == null || text.isBlank()) {
                throw new ModelFailed("The model answered nothing");
            }
            gate.add(text);
        }
        gate.end();
    }

    // What stopped the turn, or what a tool died of, comes back wrapped by the model's library, or not at all
    private static RuntimeException reason(Turn turn, Exception failure) {
        turn.stopSwitch().modelAnswered();
        turn.stopSwitch().check();
        return turn.failure().orElseGet(() -> failure instanceof ModelFailed known ? known : new ModelFailed(failure));
    }

    /** Returns the tools with the bounds that hold for every model. */
    static Map<ToolSpecification, ToolExecutor> guarded(ScheduleTools tools, int maxCalls, Blocked blocked) {
        var guarded = new LinkedHashMap<ToolSpecification, ToolExecutor>();
        for (var tool : ToolService.findTools(tools)) {
            guarded.put(tool.toolSpecification(), new ToolErrors(tool.toolExecutor(), maxCalls, blocked));
        }
        return guarded;
    }

    // The same in every request, so that a provider can keep them with the rest of the prompt
    private static String facts(ClinicSettings clinic) {
        return clinic.name() + ", " + clinic.address() + ", phone " + clinic.phone() + ". Time zone: " + clinic.zone()
                + ". Emergencies: " + clinic.emergencyNumber() + ". Insurance: "
                + (clinic.insurance().isEmpty() ? "ask at the desk" : String.join(", ", clinic.insurance())) + ".";
    }

    /** Returns what the model is told first, before the clinic's own facts are put in. */
    static String prompt() {
        try (var stream = Objects.requireNonNull(ModelTurn.class.getResourceAsStream(PROMPT), PROMPT)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
