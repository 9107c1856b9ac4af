package dev.caredesk.confirmation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicUrlTest {

    @ParameterizedTest
    @CsvSource({
        "https://desk.example.org, https://desk.example.org/confirm/abc",
        "https://desk.example.org/, https://desk.example.org/confirm/abc",
        "' http://localhost:8501 ', http://localhost:8501/confirm/abc",
        "http://[::1]:8501, http://[::1]:8501/confirm/abc"
    })
    void makesLinks(String given, String link) {
        assertThat(PublicUrl.parse(given).confirm("abc")).isEqualTo(link);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "desk.example.org",
                "localhost:8501",
                "ftp://desk.example.org",
                "https://",
                "https://a b",
                "https://user:secret@desk.example.org",
                "https://desk.example.org/page",
                "https://desk.example.org?x=1",
                "https://desk.example.org#x",
                "http://desk.example.org:99999",
                "//desk.example.org"
            })
    void refusesWhatIsNoAddressInOneSentence(String given) {
        assertThatThrownBy(() -> PublicUrl.parse(given))
                .isInstanceOf(InvalidPublicUrl.class)
                .hasMessageStartingWith("PUBLIC_URL is no address")
                .hasMessageNotContaining("secret");
    }

    @Test
    void anUnsetAddressIsNoError() {
        PublicUrl.check();
    }
}
