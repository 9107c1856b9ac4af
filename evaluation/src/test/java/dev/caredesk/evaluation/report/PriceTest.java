package dev.caredesk.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PriceTest {

    @TempDir
    Path folder;

    @Test
    void tellsWhenAndWhereItWasSeen() throws IOException {
        var list = Files.writeString(folder.resolve("prices.csv"), """
                # US dollars
                provider,model,input,output,as_of,source
                openai, large,1.00,2.00,2026-01-31,https://prices.example
                """);

        assertThat(Price.in(list, "openai", "large").seen()).hasValue("2026-01-31, https://prices.example");
        assertThat(Price.in(list, "openai", "small").seen()).isEmpty();
        assertThat(Price.in(list, "other", "large").seen()).isEmpty();
    }

    @Test
    void aListThatDoesNotSayIsNoSource() throws IOException {
        var list = Files.writeString(folder.resolve("prices.csv"), "provider,model,input,output\nopenai,large,1,2\n");

        assertThat(Price.in(list, "openai", "large").seen()).isEmpty();
    }
}
