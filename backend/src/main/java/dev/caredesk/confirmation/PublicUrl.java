package dev.caredesk.confirmation;

import java.net.URI;
import java.util.Set;
import org.eclipse.microprofile.config.ConfigProvider;

/** The page's address as people reach it: scheme, host and port. Environment: {@code PUBLIC_URL}. */
public final class PublicUrl {

    /** The setting's name. */
    public static final String SETTING = "public.url";

    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final int HIGHEST_PORT = 65_535;

    private final String address;

    private PublicUrl(String address) {
        this.address = address;
    }

    /** Fails with one sentence if the address is set and cannot be one. */
    public static void check() {
        ConfigProvider.getConfig()
                .getOptionalValue(SETTING, String.class)
                .filter(given -> !given.isBlank())
                .ifPresent(PublicUrl::parse);
    }

    /** Reads an address such as {@code https://desk.example.org}; anything else is an {@link InvalidPublicUrl}. */
    static PublicUrl parse(String given) {
        try {
            var uri = URI.create(given.strip());
            var path = uri.getRawPath();
            boolean usable = uri.getScheme() != null
                    && SCHEMES.contains(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getPort() <= HIGHEST_PORT
                    && uri.getRawUserInfo() == null
                    && (path.isEmpty() || path.equals("/"))
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
            if (usable) {
                return new PublicUrl(uri.getScheme() + "://" + uri.getRawAuthority());
            }
        } catch (IllegalArgumentException e) {
            throw new InvalidPublicUrl();
        }
        throw new InvalidPublicUrl();
    }

    /** Returns the address of the page on which a person confirms. */
    String confirm(String token) {
        return address + "/confirm/" + token;
    }
}
