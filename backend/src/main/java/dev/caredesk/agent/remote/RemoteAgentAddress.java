package dev.caredesk.agent.remote;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Where the agent is.
 *
 * @param api its address up to {@code /api}
 */
public record RemoteAgentAddress(URI api) {

    private static final Set<String> SCHEMES = Set.of("http", "https");

    /**
     * Looks at what is configured before the desk starts.
     *
     * @throws InvalidAgentUrl if it is no address
     */
    public static void check() {
        ConfigProvider.getConfig().getOptionalValue("agent.url", String.class).ifPresent(RemoteAgentAddress::parse);
    }

    /** Reads an address, or nothing from a blank one; fails with {@link InvalidAgentUrl}. */
    static Optional<RemoteAgentAddress> parse(String url) {
        var stripped = url.strip();
        return stripped.isEmpty() ? Optional.empty() : Optional.of(new RemoteAgentAddress(api(stripped)));
    }

    /** Returns the address of one of its paths. */
    URI at(String path) {
        return URI.create(api + path);
    }

    /** Returns how the agent is called: its host and port. */
    String name() {
        return api.getAuthority();
    }

    private static URI api(String url) {
        URI address;
        try {
            address = new URI(url);
        } catch (URISyntaxException e) {
            throw new InvalidAgentUrl(url, "is no address");
        }
        if (address.getUserInfo() != null) {
            throw new InvalidAgentUrl(
                    address.getScheme() + "://…@" + address.getHost(),
                    "has credentials in it, for which there is AGENT_TOKEN");
        }
        if (address.getScheme() == null || !SCHEMES.contains(address.getScheme()) || address.getHost() == null) {
            throw new InvalidAgentUrl(url, "does not begin with http:// or https:// and a host");
        }
        if (address.getQuery() != null || address.getFragment() != null) {
            throw new InvalidAgentUrl(url, "goes on after its path");
        }
        var base = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        return URI.create(base.endsWith("/api") ? base : base + "/api");
    }
}
