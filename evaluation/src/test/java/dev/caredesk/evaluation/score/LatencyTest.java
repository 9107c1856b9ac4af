package dev.caredesk.evaluation.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LatencyTest {

    @Test
    void percentileIsTheNearestRank() {
        var latency = Latency.of(IntStream.rangeClosed(1, 200)
                .mapToObj(Duration::ofMillis)
                .toList()
                .reversed());

        assertThat(latency.millis(50)).isEqualTo(100);
        assertThat(latency.millis(99)).isEqualTo(198);
        assertThat(Latency.of(List.of()).millis(99)).isZero();
    }
}
