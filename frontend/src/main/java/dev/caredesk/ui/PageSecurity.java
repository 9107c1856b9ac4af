package dev.caredesk.ui;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells the browser what the page may load and who may see its cookies.
 *
 * <p>Scripts come from this server, or carry the nonce that each page has anew, so a script that slipped into the page would
 * not run. Flow builds the expressions of {@code executeJs} in the browser, which needs {@code unsafe-eval}, and its components
 * set styles in place, which needs {@code unsafe-inline} for styles alone.
 */
@ApplicationScoped
public class PageSecurity {

    private static final String POLICY = "Content-Security-Policy";
    private static final String SET_COOKIE = "Set-Cookie";
    private static final String CONFIRM = "/confirm";
    private static final int BEFORE_THE_PAGE = 100;
    private static final int NONCE_BYTES = 16;

    /** What is no page loads nothing. */
    private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";

    private final SecureRandom random = new SecureRandom();

    void register(@Observes ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(this::guard);
    }

    void register(@Observes Filters filters) {
        filters.register(
                context -> {
                    context.addHeadersEndHandler(end -> protect(context));
                    context.next();
                },
                BEFORE_THE_PAGE);
    }

    private void guard(IndexHtmlResponse page) {
        byte[] bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        String nonce = Base64.getEncoder().withoutPadding().encodeToString(bytes);
        page.getDocument().getElementsByTag("script").attr("nonce", nonce);
        page.getVaadinResponse().setHeader(POLICY, policy(nonce));
    }

    static String policy(String nonce) {
        return String.join(
                "; ",
                "default-src 'none'",
                "script-src 'self' 'nonce-" + nonce + "' 'unsafe-eval'",
                "style-src 'self' 'unsafe-inline'",
                "img-src 'self' data:",
                "font-src 'self' data:",
                "connect-src 'self'",
                "manifest-src 'self'",
                "base-uri 'self'",
                "form-action 'self'",
                "frame-ancestors 'none'");
    }

    private static void protect(RoutingContext context) {
        MultiMap headers = context.response().headers();
        // A link's token is in the address: nobody else may learn it, and no search engine keep it
        if (context.normalizedPath().startsWith(CONFIRM)) {
            headers.set("Referrer-Policy", "no-referrer");
            headers.set("X-Robots-Tag", "noindex");
            headers.set("Cache-Control", "no-store");
        }
        if (!headers.contains(POLICY)) {
            headers.set(POLICY, NOTHING);
        }
        boolean encrypted = isEncrypted(
                Optional.ofNullable(context.request().getHeader("X-Forwarded-Proto")),
                context.request().isSSL());
        if (encrypted) {
            headers.set("Strict-Transport-Security", "max-age=31536000");
        }
        List<String> cookies = headers.getAll(SET_COOKIE);
        if (!cookies.isEmpty()) {
            headers.set(
                    SET_COOKIE,
                    cookies.stream().map(cookie -> protect(cookie, encrypted)).toList());
        }
    }

    /** Whether the browser's connection is encrypted, as seen by the load balancer or else by this server. */
    public static boolean isEncrypted(@Nullable VaadinRequest request) {
        return request != null
                && isEncrypted(Optional.ofNullable(request.getHeader("X-Forwarded-Proto")), request.isSecure());
    }

    /**
     * Whether the browser's connection is encrypted.
     *
     * @param forwarded the protocol as the load balancer saw it
     * @param here whether the connection to this server is
     */
    static boolean isEncrypted(Optional<String> forwarded, boolean here) {
        return forwarded
                .map(protocol -> "https".equalsIgnoreCase(protocol.strip()))
                .orElse(here);
    }

    static String protect(String cookie, boolean encrypted) {
        return cookie + "; HttpOnly; SameSite=Lax" + (encrypted ? "; Secure" : "");
    }
}
