package dev.caredesk.evaluation.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EventStreamTest {

    private static final String SLOT = "{\"doctor\": {\"name\": \"Ada Frost\"}, \"start\": \"2019-03-04T10:00:00Z\"}";

    private final EventStream stream = new EventStream(new DeskClient(URI.create("http://localhost")));

    @Test
    void collectsCallsProposalsAndTheAnswer() {
        stream.read("""
                event:token
                data:{"text": "I can"}

                event: tool
                data: {"name": "findSlots", "arguments": {"doctor": "1"}, "outcome": "ok", "results": 3}

                event:proposal
                data:{"kind": "book", "doctor": {"name": "Ada Frost"}, "start": "2019-03-04T10:00:00Z"}

                : keep-alive

                event:done
                data:{"answer": "I can book it.", "conversation_id": "secret", "slots": [%1$s],
                data: "proposal": {"kind": "book", "doctor": {"name": "Ada Frost"}, "start": "2019-03-04T10:00:00Z"}}
                """.formatted(SLOT).lines());
        var answer = stream.answer(Set.of());
        var slot = new Slot("Ada Frost", LocalDateTime.parse("2019-03-04T10:00"));

        assertThat(answer.text()).isEqualTo("I can book it.");
        assertThat(answer.calls()).singleElement().satisfies(call -> {
            assertThat(call.name()).isEqualTo("findSlots");
            assertThat(call.argument("doctor")).hasValue("1");
            assertThat(call.argument("city")).isEmpty();
        });
        assertThat(answer.proposed()).containsExactly(new Proposal("book", slot));
        assertThat(answer.open()).isEqualTo(Optional.of(new Proposal("book", slot)));
        assertThat(answer.offered()).containsExactly(slot);
        assertThat(answer.identificationRequired()).isFalse();
    }

    @Test
    void errorOfTheDeskIsAFailure() {
        assertThatThrownBy(() -> stream.read("""
                        event:error
                        data:{"code": "INTERNAL_ERROR"}
                        """.lines()))
                .isInstanceOf(DeskFailed.class)
                .hasMessageContaining("INTERNAL_ERROR");
    }

    @Test
    void streamWithoutAnAnswerIsAFailure() {
        stream.read("event:token\ndata:{\"text\": \"I\"}\n".lines());

        assertThatThrownBy(() -> stream.answer(Set.of())).isInstanceOf(DeskFailed.class);
    }
}
