package dev.caredesk.ui;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/** Keeps cookies from scripts and from other sites, and off unencrypted connections where the browser has a better one. */
@ApplicationScoped
public class SessionCookie {

    private static final String SET_COOKIE = "Set-Cookie";
    private static final int BEFORE_THE_PAGE = 100;

    void register(@Observes Filters filters) {
        filters.register(
                context -> {
                    context.addHeadersEndHandler(end -> protect(context));
                    context.next();
                },
                BEFORE_THE_PAGE);
    }

    private static void protect(RoutingContext context) {
        MultiMap headers = context.response().headers();
        List<String> cookies = headers.getAll(SET_COOKIE);
        if (!cookies.isEmpty()) {
            boolean encrypted = context.request().isSSL()
                    || "https".equalsIgnoreCase(context.request().getHeader("X-Forwarded-Proto"));
            headers.set(
                    SET_COOKIE,
                    cookies.stream().map(cookie -> protect(cookie, encrypted)).toList());
        }
    }

    static String protect(String cookie, boolean encrypted) {
        return cookie + "; HttpOnly; SameSite=Lax" + (encrypted ? "; Secure" : "");
    }
}
