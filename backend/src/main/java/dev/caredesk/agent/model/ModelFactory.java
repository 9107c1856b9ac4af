package dev.caredesk.agent.model;

import dev.caredesk.agent.builtin.BuiltinModel;
import dev.caredesk.clinic.ClinicSettings;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.anthropic.AnthropicStreamingChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiStreamingChatModel;
import dev.langchain4j.model.mistralai.MistralAiStreamingChatModel;
import dev.langchain4j.model.ollama.OllamaStreamingChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Makes models by LangChain4j's modules, all of them over the HTTP client that an interrupt stops. */
@Singleton
final class ModelFactory {

    private final ModelSettings settings;
    private final BuiltinModel builtin;

    @Inject
    ModelFactory(ModelSettings settings, ClinicSettings clinic) {
        this.settings = settings;
        this.builtin = new BuiltinModel(clinic.locale());
    }

    StreamingChatModel make(Endpoint endpoint) {
        return switch (endpoint.provider()) {
            case BUILTIN -> builtin;
            case OPENAI ->
                openAi(endpoint).maxCompletionTokens(settings.maxTokens()).build();
            // Those that imitate OpenAI know its older name of the limit
            case HUGGINGFACE, COHERE, OPENAI_COMPATIBLE ->
                openAi(endpoint).maxTokens(settings.maxTokens()).build();
            case ANTHROPIC -> anthropic(endpoint);
            case GEMINI -> gemini(endpoint);
            case MISTRAL -> mistral(endpoint);
            case OLLAMA -> ollama(endpoint);
            case BEDROCK -> new BedrockModel(endpoint, settings);
        };
    }

    private OpenAiStreamingChatModel.OpenAiStreamingChatModelBuilder openAi(Endpoint endpoint) {
        return OpenAiStreamingChatModel.builder()
                .httpClientBuilder(http())
                .baseUrl(address(endpoint))
                .apiKey(endpoint.key().orElse(null))
                .modelName(endpoint.model())
                .timeout(settings.timeout())
                .temperature(settings.temperature().orElse(null));
    }

    // The prompt and the tools are the same in every request: the provider may keep them
    private StreamingChatModel anthropic(Endpoint endpoint) {
        return AnthropicStreamingChatModel.builder()
                .httpClientBuilder(http())
                .baseUrl(address(endpoint))
                .apiKey(endpoint.key().orElseThrow())
                .modelName(endpoint.model())
                .timeout(settings.timeout())
                .maxTokens(settings.maxTokens())
                .temperature(settings.temperature().orElse(null))
                .cacheSystemMessages(true)
                .cacheTools(true)
                .build();
    }

    private StreamingChatModel gemini(Endpoint endpoint) {
        return GoogleAiGeminiStreamingChatModel.builder()
                .httpClientBuilder(http())
                .baseUrl(address(endpoint))
                .apiKey(endpoint.key().orElseThrow())
                .modelName(endpoint.model())
                .timeout(settings.timeout())
                .maxOutputTokens(settings.maxTokens())
                .temperature(settings.temperature().orElse(null))
                .returnThinking(false)
                .build();
    }

    private StreamingChatModel mistral(Endpoint endpoint) {
        return MistralAiStreamingChatModel.builder()
                .httpClientBuilder(http())
                .baseUrl(address(endpoint))
                .apiKey(endpoint.key().orElseThrow())
                .modelName(endpoint.model())
                .timeout(settings.timeout())
                .maxTokens(settings.maxTokens())
                .temperature(settings.temperature().orElse(null))
                .build();
    }

    private StreamingChatModel ollama(Endpoint endpoint) {
        return OllamaStreamingChatModel.builder()
                .httpClientBuilder(http())
                .baseUrl(address(endpoint))
                .modelName(endpoint.model())
                .timeout(settings.timeout())
                .numPredict(settings.maxTokens())
                .temperature(settings.temperature().orElse(null))
                .build();
    }

    private static String address(Endpoint endpoint) {
        return endpoint.address().orElseThrow().toString();
    }

    private static HttpClientBuilder http() {
        return new BlockingHttpClient.Builder();
    }
}
