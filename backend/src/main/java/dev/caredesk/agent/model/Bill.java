package dev.caredesk.agent.model;

import dev.caredesk.metrics.ModelMeters;
import java.util.Optional;

/** Who pays for the tokens of one model, and how much. */
final class Bill {

    private final Endpoint endpoint;
    private final Optional<Prices.Price> price;
    private final TokenBudget budget;

    Bill(Endpoint endpoint, Optional<Prices.Price> price, TokenBudget budget) {
        this.endpoint = endpoint;
        this.price = price;
        this.budget = budget;
    }

    /** Whether today's budget has nothing left for it. */
    boolean isOverdrawn() {
        return endpoint.provider().isPaid() && budget.isUsedUp();
    }

    /** A request took so many tokens. */
    void add(Tokens tokens, ModelMeters meters) {
        meters.tokens(tokens.input(), tokens.output());
        price.ifPresent(it -> meters.cost(it.of(tokens)));
        if (endpoint.provider().isPaid()) {
            budget.add(endpoint, tokens.input(), tokens.output());
        }
    }
}
