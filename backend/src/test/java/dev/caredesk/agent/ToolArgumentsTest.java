package dev.caredesk.agent;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ToolArgumentsTest {

    private static final Set<String> WORDS = Set.of("move", "cancel");

    @Test
    void aWordOfTheListIsTakenInAnyCaseAndMayBeMissing() {
        assertThatCode(() -> ToolArguments.oneOf("purpose", Optional.of("Move"), WORDS))
                .doesNotThrowAnyException();
        assertThatCode(() -> ToolArguments.oneOf("purpose", Optional.of(" "), WORDS))
                .doesNotThrowAnyException();
        assertThatCode(() -> ToolArguments.oneOf("purpose", Optional.empty(), WORDS))
                .doesNotThrowAnyException();
    }

    @Test
    void anotherWordIsRefusedWithThoseThereAre() {
        assertThatThrownBy(() -> ToolArguments.oneOf("purpose", Optional.of("steal"), WORDS))
                .isInstanceOf(InvalidArgument.class)
                .hasMessage("purpose must be one of cancel, move.");
    }
}
