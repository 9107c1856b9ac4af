package dev.caredesk.agent.model;

import dev.caredesk.agent.model.Endpoints.Unusable;
import dev.langchain4j.model.chat.StreamingChatModel;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/**
 * Picks the models at run time: the configured one, whoever is to take over for it, and at last the built-in one. What
 * cannot be had is said in one sentence.
 */
@Singleton
public final class Models {

    private static final Logger LOG = Logger.getLogger(Models.class);
    private static final String NOBODY = "none";

    private final ModelSettings settings;
    private final Endpoints endpoints;
    private final ModelFactory factory;
    private final Prices prices;
    private final TokenBudget budget;
    private final List<Line> lines = new ArrayList<>();
    private final Relay relay;

    @Inject
    Models(ModelSettings settings, Endpoints endpoints, ModelFactory factory, Prices prices, TokenBudget budget) {
        this.settings = settings;
        this.endpoints = endpoints;
        this.factory = factory;
        this.prices = prices;
        this.budget = budget;
        var fallback = settings.fallback().strip();
        var alone = fallback.equalsIgnoreCase(NOBODY);
        var obstacle = add(settings.provider(), settings.name(), settings.baseUrl());
        if (!alone) {
            add(fallback, settings.fallbackName(), Optional.empty())
                    .ifPresent(it -> LOG.warn(it + "; it cannot take over."));
        }
        if (lines.isEmpty() || !alone) {
            addBuiltin();
        }
        this.relay = new Relay(lines, obstacle);
        obstacle.ifPresent(ignored -> LOG.warn(status().reason().orElseThrow()));
    }

    /**
     * Looks at who is configured before the desk starts: a provider that there is not will never answer, while one
     * without a key may get it.
     *
     * @throws InvalidModel if a provider has no known name, or the prices cannot be read
     */
    public static void check(Config config) {
        checkProvider(config, "model.provider", false);
        checkProvider(config, "model.fallback", true);
        Prices.read(config.getOptionalValue("model.prices", Path.class));
    }

    private static void checkProvider(Config config, String setting, boolean mayBeNobody) {
        var name = config.getOptionalValue(setting, String.class).map(String::strip);
        var names = Stream.concat(
                        Stream.of(Provider.values()).map(Provider::id),
                        mayBeNobody ? Stream.of(NOBODY) : Stream.empty())
                .toList();
        name.filter(it -> Provider.named(it).isEmpty() && !(mayBeNobody && it.equalsIgnoreCase(NOBODY)))
                .ifPresent(it -> {
                    throw new InvalidModel(Provider.variable(setting) + " is \"" + it + "\": give one of "
                            + String.join(", ", names) + ".");
                });
    }

    /** Returns the model that answers: the configured one, and in its place whoever has to take over. */
    public StreamingChatModel current() {
        return relay;
    }

    /** Returns which one would answer now, and why it is not the configured one. */
    public ModelStatus status() {
        return relay.status();
    }

    /** Returns the models, in the order in which they are asked. */
    List<Line> lines() {
        return List.copyOf(lines);
    }

    private void addBuiltin() {
        if (lines.stream().noneMatch(it -> it.endpoint().provider() == Provider.BUILTIN)) {
            add(Provider.BUILTIN.id(), Optional.empty(), Optional.empty());
        }
    }

    // Returns why that one cannot be asked
    private Optional<String> add(String provider, Optional<String> model, Optional<String> address) {
        try {
            var endpoint = endpoints.of(provider, model, address);
            // The same model twice would only fail twice
            if (lines.stream().noneMatch(it -> it.endpoint().equals(endpoint))) {
                lines.add(new Line(
                        endpoint, factory.make(endpoint), settings, new Bill(endpoint, prices.of(endpoint), budget)));
            }
            return Optional.empty();
        } catch (Unusable no) {
            return Optional.of(no.sentence());
        }
    }
}
