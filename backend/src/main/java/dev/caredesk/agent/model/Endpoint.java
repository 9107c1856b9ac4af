package dev.caredesk.agent.model;

import java.net.URI;
import java.util.Optional;

/**
 * Where a model is, and what it takes to ask it.
 *
 * @param provider who offers it
 * @param model the provider's name of it
 * @param address where it is; absent where the provider's library knows
 * @param key the key, if the provider wants one
 */
record Endpoint(Provider provider, String model, Optional<URI> address, Optional<String> key) {

    /** Without the key. */
    @Override
    public String toString() {
        return provider.id() + " " + model;
    }
}
