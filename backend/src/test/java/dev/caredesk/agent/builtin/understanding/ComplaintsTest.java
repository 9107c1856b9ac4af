package dev.caredesk.agent.builtin.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.agent.words.Text;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComplaintsTest {

    private static final SpecialtyWords WORDS = new SpecialtyWords();

    /** Returns how many of a hundred complaints lead to a kind of doctor that helps. */
    private static double accuracy(String file) throws IOException {
        try (InputStream stream = ComplaintsTest.class.getResourceAsStream("/understanding/" + file)) {
            String text = new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
            List<String> lines =
                    text.lines().filter(line -> !line.startsWith("#")).toList();
            long right = lines.stream().filter(ComplaintsTest::isRight).count();
            return 100.0 * right / lines.size();
        }
    }

    private static boolean isRight(String line) {
        String[] parts = line.split(" = ", -1);
        List<String> found = WORDS.find(Text.of(parts[0])).concepts();
        return !found.isEmpty() && List.of(parts[1].split("\\|", -1)).contains(found.getFirst());
    }

    @Test
    void theTableKeepsKnowingWhatItKnows() throws IOException {
        assertThat(accuracy("complaints.txt")).isGreaterThanOrEqualTo(95);
    }

    @Test
    void theTableKnowsHalfOfWhatWasNeverLookedAt() throws IOException {
        assertThat(accuracy("complaints-unseen.txt")).isGreaterThanOrEqualTo(53);
    }

    @ParameterizedTest
    @CsvSource({
        "hi need dentst tmrw,dentistry",
        "a dermotologist please,dermatology",
        "heart doctor,cardiology",
        "my teeth are really aching,dentistry",
        "not feeling like myself,psychology",
        "been feeling really low,psychology",
        "kid's doctor,pediatrics",
        "skin rash,dermatology",
        "my left heel,foot"
    })
    void layWordsAndSlipsOfTheFinger(String text, String kind) {
        assertThat(WORDS.find(Text.of(text)).concepts()).startsWith(kind);
    }
}
