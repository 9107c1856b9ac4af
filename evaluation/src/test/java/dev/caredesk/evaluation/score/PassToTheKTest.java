package dev.caredesk.evaluation.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class PassToTheKTest {

    @Test
    void isTheShareOfDrawsOfWhichEachSucceeded() {
        var oneAlwaysOneNeverOneThreeTimesOfFour = List.of(4L, 0L, 3L);

        assertPass(oneAlwaysOneNeverOneThreeTimesOfFour, 1, (1 + 0 + 3 / 4.0) / 3);
        assertPass(oneAlwaysOneNeverOneThreeTimesOfFour, 2, (1 + 0 + 3 / 6.0) / 3);
        assertPass(oneAlwaysOneNeverOneThreeTimesOfFour, 3, (1 + 0 + 1 / 4.0) / 3);
        assertPass(oneAlwaysOneNeverOneThreeTimesOfFour, 4, 1 / 3.0);
    }

    private static void assertPass(List<Long> successes, int k, double expected) {
        assertThat(PassToTheK.of(successes, 4, k)).isCloseTo(expected, within(1e-9));
    }
}
