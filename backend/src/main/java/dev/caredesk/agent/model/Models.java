package dev.caredesk.agent.model;

import dev.caredesk.agent.builtin.BuiltinModel;
import dev.caredesk.clinic.ClinicSettings;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Picks the model at run time. What cannot be had is said in one sentence, and the built-in model answers. */
@Singleton
public final class Models {

    private static final Logger LOG = Logger.getLogger(Models.class);
    private static final String BUILTIN = BuiltinModel.NAME;
    private static final String OPENAI = "openai";
    private static final String OPENAI_MODEL = "gpt-4.1-mini";

    private final StreamingChatModel current;
    private final ModelStatus status;

    @Inject
    Models(ModelSettings settings, OpenAiSettings openAi, ClinicSettings clinic) {
        var provider = settings.provider().strip().toLowerCase(Locale.ROOT);
        var obstacle = obstacle(provider, openAi);
        if (obstacle.isPresent()) {
            LOG.warn(obstacle.get());
        }
        if (provider.equals(OPENAI) && obstacle.isEmpty()) {
            var name = settings.name().orElse(OPENAI_MODEL);
            this.current = openAi(settings, openAi, name);
            this.status = new ModelStatus(OPENAI, name, Optional.empty());
        } else {
            this.current = new BuiltinModel(clinic.locale());
            this.status = new ModelStatus(BUILTIN, BUILTIN, obstacle);
        }
    }

    /** Returns the model that answers. */
    public StreamingChatModel current() {
        return current;
    }

    /** Returns which one that is, and why. */
    public ModelStatus status() {
        return status;
    }

    private static Optional<String> obstacle(String provider, OpenAiSettings openAi) {
        return switch (provider) {
            case BUILTIN -> Optional.empty();
            case OPENAI ->
                openAi.apiKey().filter(Models::isSet).isPresent()
                        ? Optional.empty()
                        : Optional.of(
                                "MODEL_PROVIDER is openai, but OPENAI_API_KEY is not set; the built-in model answers.");
            default ->
                Optional.of("The model provider \"" + bounded(provider)
                        + "\" is not supported yet; the built-in model answers.");
        };
    }

    private static boolean isSet(String key) {
        return !key.isBlank() && !key.strip().equalsIgnoreCase("unset");
    }

    private static String bounded(String name) {
        return name.length() <= 40 ? name : name.substring(0, 40);
    }

    private static StreamingChatModel openAi(ModelSettings settings, OpenAiSettings openAi, String name) {
        return OpenAiStreamingChatModel.builder()
                .httpClientBuilder(new BlockingHttpClient.Builder())
                .baseUrl(openAi.baseUrl().toString())
                .apiKey(openAi.apiKey().orElseThrow().strip())
                .modelName(name)
                .timeout(settings.timeout())
                .maxCompletionTokens(settings.maxTokens())
                .temperature(settings.temperature().orElse(null))
                .build();
    }
}
