package dev.caredesk.infra;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which language model answers, and whose keys reach the backend.
 *
 * @param keys the variables that hold a provider's key, each a secret
 * @param existingSecrets names of secrets that are there already, by variable
 */
public record ModelSettings(
        ModelProvider provider, Optional<String> name, List<String> keys, Map<String, String> existingSecrets) {

    private static final List<String> USUAL_KEYS = List.of("OPENAI_API_KEY", "HF_TOKEN");

    static ModelSettings read(Settings settings) {
        var provider = settings.oneOf("modelProvider", ModelProvider.BUILTIN);
        var keys = new TreeSet<>(USUAL_KEYS);
        provider.key().ifPresent(keys::add);
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
        return new ModelSettings(provider, settings.text("modelName"), List.copyOf(keys), existing);
    }
}
