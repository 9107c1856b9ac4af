package dev.caredesk.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caredesk.agent.AgentSettings;
import dev.caredesk.agent.IdentityDraft;
import dev.caredesk.agent.Turn;
import dev.caredesk.agent.TurnListener;
import dev.caredesk.api.ProblemCode;
import dev.caredesk.caller.TestCallerSettings;
import dev.caredesk.database.TestDatabase;
import dev.caredesk.web.ApiProblem;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class TurnLeaseTest {

    private static final TestDatabase DATABASE = TestDatabase.create();

    private Instant now = Instant.parse("2027-03-05T15:00:00Z");
    private final InstantSource time = () -> now;

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void secondTurnIsRefusedUntilTheFirstHasEnded() {
        var first = lease().take(Optional.empty(), Optional.empty());

        assertThatThrownBy(() -> lease().take(Optional.of(first.secret()), Optional.empty()))
                .isInstanceOfSatisfying(
                        ApiProblem.class, it -> assertThat(it.code()).isEqualTo(ProblemCode.TURN_IN_PROGRESS));

        end(first, List.of());
        assertThat(lease().take(Optional.of(first.secret()), Optional.empty())).isNotNull();
    }

    @Test
    void turnOfACrashedProcessExpires() {
        var crashed = lease().take(Optional.empty(), Optional.empty());

        now = now.plus(Duration.ofSeconds(41));
        var next = lease().take(Optional.of(crashed.secret()), Optional.empty());

        // Should it come back after all, it neither ends the new turn nor adds to the memory
        end(crashed, List.of(UserMessage.from("late")));
        end(next, List.of(UserMessage.from("in time"), AiMessage.from("yes")));
        assertThat(lease().take(Optional.of(crashed.secret()), Optional.empty()).messages())
                .containsExactly(UserMessage.from("in time"), AiMessage.from("yes"));
    }

    @Test
    void unknownConversationIsNotFound() {
        assertThatThrownBy(() -> lease().take(Optional.of(ConversationSecrets.make()), Optional.empty()))
                .isInstanceOfSatisfying(
                        ApiProblem.class, it -> assertThat(it.code()).isEqualTo(ProblemCode.NOT_FOUND));
    }

    @Test
    void anotherProcessGoesOnWithTheSameMemory() {
        var request = ToolExecutionRequest.builder()
                .id("1")
                .name("findSlots")
                .arguments("{}")
                .build();
        List<ChatMessage> said = List.of(
                UserMessage.from("find"),
                AiMessage.from(request),
                ToolExecutionResultMessage.from(request, "{\"slots\":[]}"),
                AiMessage.from("none"));
        var first = lease().take(Optional.empty(), Optional.empty());
        end(first, said);

        assertThat(lease().take(Optional.of(first.secret()), Optional.empty()).messages())
                .containsExactlyElementsOf(said);
    }

    @Test
    void longConversationsAreWindowedAtWholeTurns() {
        var secret = lease().take(Optional.empty(), Optional.empty());
        end(secret, List.of());
        for (var turn = 0; turn < 20; turn++) {
            var state = lease().take(Optional.of(secret.secret()), Optional.empty());
            var request = ToolExecutionRequest.builder()
                    .id("1")
                    .name("t")
                    .arguments("{}")
                    .build();
            end(
                    state,
                    List.of(
                            UserMessage.from("turn " + turn),
                            AiMessage.from(request),
                            ToolExecutionResultMessage.from(request, "{}")));
        }
        var state = lease().take(Optional.of(secret.secret()), Optional.empty());
        assertThat(state.messages()).hasSize(40);

        var memory = new ConversationMemory("id", state.messages());
        assertThat(memory.messages()).hasSize(39);
        assertThat(memory.messages().getFirst()).isEqualTo(UserMessage.from("turn 7"));
    }

    private TurnLease lease() {
        return new TurnLease(
                DATABASE.jdbi(), time.withZone(ZoneOffset.UTC), new Settings(), TestCallerSettings.DEFAULTS);
    }

    private void end(ConversationState state, List<ChatMessage> said) {
        var memory = new ConversationMemory("id", List.of());
        lease().giveBack(
                        state,
                        new Turn(state.caller(), false, IdentityDraft.EMPTY, memory, TurnListener.NONE),
                        new TurnRecord(said, "asked", "answered", "{}", Optional.empty()));
    }

    private record Settings() implements AgentSettings {

        @Override
        public int maxToolCalls() {
            return 8;
        }

        @Override
        public Duration turnDeadline() {
            return Duration.ofSeconds(30);
        }

        @Override
        public Duration leaseMargin() {
            return Duration.ofSeconds(10);
        }

        @Override
        public int memoryMessages() {
            return 40;
        }
    }
}
