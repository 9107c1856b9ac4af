package dev.caredesk.infra;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which language model answers, and whose keys reach the backend.
 *
 * @param fallback who answers when the provider fails: another provider, or {@code none}
 * @param keys the variables that hold a provider's key, each a secret
 * @param existingSecrets names of secrets that are there already, by variable
 */
public record ModelSettings(
        ModelProvider provider,
        Optional<String> name,
        String fallback,
        Optional<String> fallbackName,
        List<String> keys,
        Map<String, String> existingSecrets) {

    /** What the backend takes by itself. */
    static final String USUAL_FALLBACK = Settings.spelled(ModelProvider.BUILTIN);

    private static final String NOBODY = "none";

    private static final List<String> USUAL_KEYS = List.of("OPENAI_API_KEY", "HF_TOKEN");

    static ModelSettings read(Settings settings) {
        var provider = settings.oneOf("modelProvider", ModelProvider.BUILTIN);
        var fallback = settings.oneOf("modelFallback", USUAL_FALLBACK, fallbacks());
        var keys = new TreeSet<>(USUAL_KEYS);
        asked(provider, fallback).flatMap(each -> each.key().stream()).forEach(keys::add);
        for (var key : settings.list("moreKeys", List.of())) {
            ServiceSettings.refuseBadVariable("moreKeys", key);
            keys.add(key);
        }
        var existing = new TreeMap<>(settings.map("existingSecrets"));
        existing.forEach((key, secret) -> {
            if (!keys.contains(key)) {
                throw new InvalidSetting("existingSecrets: \"" + key + "\" is none of the keys "
                        + String.join(", ", keys) + "; add it to moreKeys.");
            }
            ServiceSettings.refuseBadSecretName("existingSecrets", secret);
        });
        return new ModelSettings(
                provider,
                settings.text("modelName"),
                fallback,
                settings.text("modelFallbackName"),
                List.copyOf(keys),
                existing);
    }

    private static List<String> fallbacks() {
        return Stream.concat(Stream.of(ModelProvider.values()).map(Settings::spelled), Stream.of(NOBODY))
                .toList();
    }

    private static Stream<ModelProvider> asked(ModelProvider provider, String fallback) {
        return Stream.of(ModelProvider.values())
                .filter(each -> each == provider || Settings.spelled(each).equals(fallback));
    }

    /** Who answers when the provider fails, unless nobody does. */
    Optional<ModelProvider> fallbackProvider() {
        return Stream.of(ModelProvider.values())
                .filter(each -> Settings.spelled(each).equals(fallback))
                .findFirst();
    }

    /** Who may be asked, first or as the fallback. */
    List<ModelProvider> asked() {
        return asked(provider, fallback).toList();
    }
}
