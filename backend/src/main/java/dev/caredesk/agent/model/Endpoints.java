package dev.caredesk.agent.model;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;

/** Reads from the configuration where models are, and says in one sentence what is missing. */
@Singleton
final class Endpoints {

    private final Function<String, Optional<String>> settings;

    @Inject
    Endpoints(Config config) {
        this(name -> config.getOptionalValue(name, String.class));
    }

    /** Reads settings by names such as {@code openai.api-key}. */
    Endpoints(Function<String, Optional<String>> settings) {
        this.settings = settings;
    }

    /**
     * Returns where a model is.
     *
     * @param name the provider as {@code MODEL_PROVIDER} names it
     * @param model the model, for another than the provider's default
     * @param address where it is, for elsewhere than the provider's settings say
     * @throws Unusable what is missing
     */
    Endpoint of(String name, Optional<String> model, Optional<String> address) {
        var provider = Provider.named(name)
                .orElseThrow(() -> new Unusable("There is no model provider \"" + bounded(name) + "\""));
        // Whatever it is called, there is one of ours
        var wanted = text(model).filter(it -> provider != Provider.BUILTIN).or(provider::defaultModel);
        return new Endpoint(
                provider,
                wanted.orElseThrow(() -> new Unusable(provider.id() + " needs MODEL_NAME, the name of a model")),
                address(provider, address),
                key(provider));
    }

    private Optional<String> key(Provider provider) {
        var setting = provider.keySetting();
        if (setting.isEmpty()) {
            return Optional.empty();
        }
        var variable = Provider.variable(setting.get());
        // "unset" is what a secret holds before somebody filled it
        var key = text(settings.apply(setting.get())).filter(it -> !it.equalsIgnoreCase("unset"));
        if (key.isEmpty() && provider.needsKey()) {
            throw new Unusable(provider.id() + " needs " + variable + ", which is not set");
        }
        if (key.filter(it -> !it.chars().allMatch(c -> c > ' ' && c < 127)).isPresent()) {
            throw new Unusable(variable + " is no key: it has spaces, line breaks or letters that no key has");
        }
        return key;
    }

    private Optional<URI> address(Provider provider, Optional<String> given) {
        var own = text(settings.apply(provider.addressSetting()));
        var address = text(given).or(() -> own).or(provider::defaultAddress);
        if (address.isEmpty() && provider.needsAddress()) {
            throw new Unusable(provider.id() + " needs MODEL_BASE_URL, the address of its endpoint");
        }
        return address.map(it -> {
            try {
                var uri = URI.create(it.endsWith("/") ? it.substring(0, it.length() - 1) : it);
                if (uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))) {
                    return uri;
                }
            } catch (IllegalArgumentException e) {
                // said below
            }
            throw new Unusable(
                    "The address of " + provider.id() + " must begin with http:// or https:// and name a host");
        });
    }

    private static Optional<String> text(Optional<String> value) {
        return value.map(String::strip).filter(it -> !it.isEmpty());
    }

    private static String bounded(String name) {
        return name.length() <= 40 ? name : name.substring(0, 40);
    }

    /** A model that cannot be asked as it is configured. */
    static final class Unusable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unusable(String sentence) {
            super(sentence, null, false, false);
        }

        /** Without a full stop. */
        String sentence() {
            return String.valueOf(getMessage());
        }
    }
}
