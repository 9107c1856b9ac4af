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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class TurnLeaseTest {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final int LIMIT = 3;

    private Instant now = Instant.parse("2027-03-05T15:00:00Z");
    private final InstantSource time = () -> now;

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void secondTurnIsRefusedUntilTheFirstHasEnded() {
        var first = lease().create(Optional.empty());

        assertThatThrownBy(() -> lease().take(first.key()))
                .isInstanceOfSatisfying(
                        ApiProblem.class, it -> assertThat(it.code()).isEqualTo(ProblemCode.TURN_IN_PROGRESS));

        end(first, List.of());
        assertThat(lease().take(first.key())).isNotNull();
    }

    @Test
    void turnOfACrashedProcessExpires() {
        var crashed = lease().create(Optional.empty());

        now = now.plus(Duration.ofSeconds(41));
        var next = lease().take(crashed.key());

        // Should it come back after all, it neither ends the new turn nor adds to the memory
        end(crashed, List.of(UserMessage.from("late")));
        end(next, List.of(UserMessage.from("in time"), AiMessage.from("yes")));
        assertThat(lease().take(crashed.key()).messages())
                .containsExactly(UserMessage.from("in time"), AiMessage.from("yes"));
    }

    @Test
    void unknownConversationIsNotFound() {
        assertThatThrownBy(() -> lease().take(ConversationKey.ofPerson(ConversationSecrets.make())))
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
        var first = lease().create(Optional.empty());
        end(first, said);

        assertThat(lease().take(first.key()).messages()).containsExactlyElementsOf(said);
    }

    @Test
    void longConversationsAreWindowedAtWholeTurns() {
        var secret = lease().create(Optional.empty());
        end(secret, List.of());
        for (var turn = 0; turn < 20; turn++) {
            var state = lease().take(secret.key());
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
        var state = lease().take(secret.key());
        assertThat(state.messages()).hasSize(40);

        var memory = new ConversationMemory("id", state.messages());
        assertThat(memory.messages()).hasSize(39);
        assertThat(memory.messages().getFirst()).isEqualTo(UserMessage.from("turn 7"));
    }

    @Test
    void tooManyTurnsWithinAMinuteWaitUntilItIsOver() {
        var state = limitedLease().create(Optional.empty());
        end(state, List.of());
        now = now.plusSeconds(20);
        end(limitedLease().take(state.key()), List.of());
        now = now.plusSeconds(10);
        end(limitedLease().take(state.key()), List.of());

        for (var attempt = 0; attempt < 2; attempt++) {
            assertThatThrownBy(() -> limitedLease().take(state.key()))
                    .isInstanceOfSatisfying(ApiProblem.class, refused -> {
                        assertThat(refused.code()).isEqualTo(ProblemCode.RATE_LIMITED);
                        assertThat(refused.retryAfter()).contains(Duration.ofSeconds(30));
                    });
        }
        now = now.plusSeconds(30);
        end(limitedLease().take(state.key()), List.of());
    }

    @Test
    void ofManyTurnsAtOnceNoMoreThanAllowedGetThrough() throws Exception {
        var state = limitedLease().create(Optional.empty());
        end(state, List.of());
        var turns = new ArrayList<Callable<Boolean>>();
        for (var turn = 0; turn < 40; turn++) {
            turns.add(() -> getsThrough(state.secret()));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var allowed = 0;
            for (var turn : threads.invokeAll(turns)) {
                allowed += turn.get() ? 1 : 0;
            }
            // The first turn made the conversation
            assertThat(allowed).isEqualTo(LIMIT - 1);
        }
    }

    @Test
    void turnThatIsNotToBeLeavesTheConversationToTheNext() {
        var state = lease().create(Optional.empty());
        lease().release(state);
        assertThat(lease().take(state.key()).messages()).isEmpty();
    }

    // A turn that meets another one comes again, as the page does
    private boolean getsThrough(String secret) {
        while (true) {
            try {
                end(limitedLease().take(ConversationKey.ofPerson(secret)), List.of());
                return true;
            } catch (ApiProblem refused) {
                if (refused.code() == ProblemCode.RATE_LIMITED) {
                    return false;
                }
            }
        }
    }

    private TurnLease lease() {
        return lease(TestLimits.NONE);
    }

    private TurnLease limitedLease() {
        return lease(new TestLimits(LIMIT, 0));
    }

    private TurnLease lease(LimitSettings limits) {
        return new TurnLease(
                DATABASE.jdbi(), time.withZone(ZoneOffset.UTC), new Settings(), TestCallerSettings.DEFAULTS, limits);
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
