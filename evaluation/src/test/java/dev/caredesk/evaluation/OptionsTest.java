package dev.caredesk.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caredesk.evaluation.replay.Introduction;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

    @Test
    void readsAllOfThem() {
        var options = parse("--only made/up --runs 3 --limit 9 --identify chat --report out.md --provider openai");

        assertThat(options.wants("made/up")).isTrue();
        assertThat(options.wants("other")).isFalse();
        assertThat(options.runs()).isEqualTo(3);
        assertThat(options.limit()).isEqualTo(9);
        assertThat(options.introduction()).isEqualTo(Introduction.CHAT);
        assertThat(options.report()).hasValueSatisfying(file -> assertThat(file).hasFileName("out.md"));
        assertThat(options.provider()).isEqualTo("openai");
    }

    @Test
    void withoutAnyEverythingIsReplayedOnce() {
        var options = parse("");

        assertThat(options.wants("any")).isTrue();
        assertThat(options.runs()).isEqualTo(1);
        assertThat(options.introduction()).isEqualTo(Introduction.FORM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--runs 0", "--limit many", "--identify letter", "--colour red", "--only"})
    void refusesWhatItDoesNotUnderstand(String options) {
        assertThatThrownBy(() -> parse(options)).isInstanceOf(Options.Invalid.class);
    }

    private static Options parse(String more) {
        return Options.parse(Stream.concat(
                        Stream.of("--dialogues", "data.jsonl", "--desk", "http://127.0.0.1:1"),
                        Arrays.stream(more.split(" ")).filter(word -> !word.isEmpty()))
                .toArray(String[]::new));
    }
}
