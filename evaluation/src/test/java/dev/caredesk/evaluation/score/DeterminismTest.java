package dev.caredesk.evaluation.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DeterminismTest {

    @Test
    void idsThatAreDrawnAtRandomAreNumbered() {
        assertThat(normalised("x7jcam3-1", "7KQ4-MX2P", "a3508b280ad33501", "0169368c-f0ca-72b2-a02a-b36a10497022"))
                .isEqualTo(normalised(
                        "kwyje93-1", "DCRW-FW66", "79e89d20a939d3d8", "0269368c-f0ca-72b2-a02a-b36a10497022"))
                .doesNotContain("x7jcam3", "7KQ4", "a3508b");
    }

    @Test
    void otherIdAtTheSamePlaceIsADifference() {
        String same = "{\"slotId\":\"aa\"} then {\"slotId\":\"aa\"}";
        String other = "{\"slotId\":\"aa\"} then {\"slotId\":\"bb\"}";

        assertThat(Determinism.normalised(same)).isNotEqualTo(Determinism.normalised(other));
    }

    @Test
    void everythingElseIsCompared() {
        String text = "Call 415-555-0175 about 2019-03-04 at 10:00, 12 Elm St #2";

        assertThat(Determinism.normalised(text)).isEqualTo(text);
    }

    @Test
    void firstDifferenceIsShownWithItsSurroundings() {
        assertThat(Determinism.firstDifference(List.of("a", "b"), List.of("a", "b")))
                .isEmpty();
        assertThat(Determinism.firstDifference(List.of("a", "take 1"), List.of("a", "take 2")))
                .hasValueSatisfying(shown -> assertThat(shown).contains("take 1", "take 2"));
        assertThat(Determinism.firstDifference(List.of("a"), List.of("a", "b"))).isPresent();
    }

    private static String normalised(String slot, String code, String request, String appointment) {
        return Determinism.normalised("""
                {"slotId":"%s"} "proposeBooking{\\"slotId\\":\\"%1$s\\"}" The code is %s. urn:caredesk:request:%s
                {"appointmentId":"%s"}""".formatted(slot, code, request, appointment));
    }
}
