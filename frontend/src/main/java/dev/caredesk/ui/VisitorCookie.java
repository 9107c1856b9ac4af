package dev.caredesk.ui;

import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinResponse;
import dev.caredesk.api.ConversationSecret;
import jakarta.servlet.http.Cookie;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The secret with which a browser finds its conversations again, after a restart of the browser or of this server. Like
 * every cookie of the page it is kept from scripts and other sites, and on encrypted connections from others.
 */
public final class VisitorCookie {

    static final String NAME = "visitor";

    // Browsers keep none for longer
    private static final Duration LIFETIME = Duration.ofDays(400);
    private static final int SECRET_BYTES = 16;
    private static final Pattern SECRET = Pattern.compile(ConversationSecret.PATTERN);
    private static final SecureRandom RANDOM = new SecureRandom();

    private VisitorCookie() {}

    /** Returns the secret of the browser that sends the current request; whoever has none yet gets one. */
    public static String current() {
        String secret = given(VaadinRequest.getCurrent()).orElseGet(VisitorCookie::make);
        VaadinResponse response = VaadinResponse.getCurrent();
        if (response != null) {
            Cookie cookie = new Cookie(NAME, secret);
            cookie.setPath("/");
            cookie.setMaxAge((int) LIFETIME.toSeconds());
            response.addCookie(cookie);
        }
        return secret;
    }

    private static Optional<String> given(@Nullable VaadinRequest request) {
        Cookie[] cookies = request == null ? null : request.getCookies();
        return (cookies == null ? Stream.<Cookie>empty() : Arrays.stream(cookies))
                .filter(cookie -> cookie.getName().equals(NAME))
                .map(Cookie::getValue)
                .filter(value -> value != null && SECRET.matcher(value).matches())
                .findFirst();
    }

    private static String make() {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }
}
