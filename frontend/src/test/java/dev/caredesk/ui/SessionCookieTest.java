package dev.caredesk.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SessionCookieTest {

    @Test
    void cookieIsSecureOnlyWhereTheConnectionIs() {
        assertThat(SessionCookie.protect("JSESSIONID=a; path=/", true))
                .isEqualTo("JSESSIONID=a; path=/; HttpOnly; SameSite=Lax; Secure");
        assertThat(SessionCookie.protect("JSESSIONID=a; path=/", false))
                .isEqualTo("JSESSIONID=a; path=/; HttpOnly; SameSite=Lax");
    }
}
