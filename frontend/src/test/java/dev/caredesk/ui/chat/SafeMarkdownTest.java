package dev.caredesk.ui.chat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SafeMarkdownTest {

    @Test
    void keepsEmphasisAndLists() {
        assertThat(SafeMarkdown.of("* **Dr. Johnson** at _9_")).isEqualTo("* **Dr. Johnson** at _9_");
    }

    @Test
    void showsHtmlLinksAndImagesAsText() {
        assertThat(SafeMarkdown.of("<img src=x onerror=alert(1)> [a](javascript:b) ![c](https://d.example)"))
                .isEqualTo("&lt;img src=x onerror=alert(1)> &#91;a](javascript:b) !&#91;c](https://d.example)");
    }
}
