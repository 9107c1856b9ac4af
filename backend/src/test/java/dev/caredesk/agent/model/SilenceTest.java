package dev.caredesk.agent.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SilenceTest {

    private static final int REQUESTS = 1000;

    @Test
    void whatIsOverIsKeptNoLonger() {
        for (var request = 0; request < REQUESTS; request++) {
            new Silence(Duration.ofDays(1)).close();
        }

        // Fewer than were opened, and not none: another test's request may be under way
        assertThat(Silence.open()).isLessThan(REQUESTS / 2);
    }
}
