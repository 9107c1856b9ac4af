package dev.caredesk.agent.model;

import dev.caredesk.metrics.ModelMeters;
import dev.caredesk.tracing.TracedStep;
import dev.caredesk.tracing.Tracing;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.util.Locale;

/** One request to a model, as it is counted and traced. */
final class ModelCall implements AutoCloseable {

    private final ModelMeters meters;
    private final Bill bill;
    private final TracedStep step;
    private final long begun = System.nanoTime();
    private boolean spoke;

    private ModelCall(Endpoint endpoint, Bill bill) {
        var provider = name(endpoint.provider());
        var name = "chat " + endpoint.model();
        this.meters = new ModelMeters(provider, endpoint.model());
        this.bill = bill;
        this.step = (endpoint.provider() == Provider.BUILTIN ? Tracing.step(name) : Tracing.call(name))
                .with("gen_ai.operation.name", "chat")
                .with("gen_ai.provider.name", provider)
                .with("gen_ai.request.model", endpoint.model());
    }

    static ModelCall begin(Endpoint endpoint, Bill bill) {
        return new ModelCall(endpoint, bill);
    }

    /** Returns a reader that also notices the first word. */
    StreamingChatResponseHandler listening(StreamingChatResponseHandler reader) {
        return new StreamingChatResponseHandler() {
            @Override
            public void onPartialResponse(PartialResponse words, PartialResponseContext context) {
                if (!spoke) {
                    spoke = true;
                    meters.firstChunk(System.nanoTime() - begun);
                }
                reader.onPartialResponse(words, context);
            }

            @Override
            public void onCompleteResponse(ChatResponse response) {
                reader.onCompleteResponse(response);
            }

            @Override
            public void onError(Throwable error) {
                reader.onError(error);
            }
        };
    }

    ChatResponse answered(ChatResponse response) {
        meters.ended("none", System.nanoTime() - begun);
        var usage = response.tokenUsage();
        var tokens = usage == null ? Tokens.NONE : Tokens.of(usage);
        // Ours counts none, and says so by zeros
        if (!tokens.equals(Tokens.NONE)) {
            bill.add(tokens, meters);
            step.with("gen_ai.usage.input_tokens", tokens.input()).with("gen_ai.usage.output_tokens", tokens.output());
        }
        return response;
    }

    Unavailable failed(Unavailable no) {
        var why = no.why().name().toLowerCase(Locale.ROOT);
        meters.ended(why, System.nanoTime() - begun);
        step.failed(why);
        return no;
    }

    @Override
    public void close() {
        step.close();
    }

    // As OpenTelemetry's conventions for generative AI name them
    private static String name(Provider provider) {
        return switch (provider) {
            case BEDROCK -> "aws.bedrock";
            case GEMINI -> "gcp.gemini";
            case MISTRAL -> "mistral_ai";
            case BUILTIN, OPENAI, ANTHROPIC, HUGGINGFACE, COHERE, OLLAMA, OPENAI_COMPATIBLE -> provider.id();
        };
    }
}
