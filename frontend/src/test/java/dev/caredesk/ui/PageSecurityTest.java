package dev.caredesk.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class PageSecurityTest {

    @Test
    void cookieIsSecureOnlyWhereTheConnectionIs() {
        assertThat(PageSecurity.protect("JSESSIONID=a; path=/", true))
                .isEqualTo("JSESSIONID=a; path=/; HttpOnly; SameSite=Lax; Secure");
        assertThat(PageSecurity.protect("JSESSIONID=a; path=/", false))
                .isEqualTo("JSESSIONID=a; path=/; HttpOnly; SameSite=Lax");
    }

    @Test
    void loadBalancerTellsWhetherTheBrowsersConnectionIsEncrypted() {
        assertThat(PageSecurity.isEncrypted(Optional.of("HTTPS"), false)).isTrue();
        assertThat(PageSecurity.isEncrypted(Optional.of("http"), true)).isFalse();
        assertThat(PageSecurity.isEncrypted(Optional.empty(), true)).isTrue();
        assertThat(PageSecurity.isEncrypted(Optional.empty(), false)).isFalse();
    }

    @Test
    void scriptsNeedTheNonceOfTheirPage() {
        assertThat(PageSecurity.policy("abc"))
                .contains("script-src 'self' 'nonce-abc' 'unsafe-eval';", "frame-ancestors 'none'")
                .doesNotContain("script-src 'self' 'unsafe-inline'");
    }
}
