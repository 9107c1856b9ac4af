package dev.caredesk.agent.remote;

import static dev.caredesk.agent.remote.ScriptedAgent.json;
import static dev.caredesk.agent.remote.ScriptedAgent.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.caredesk.agent.remote.RemoteAgentFailed.Why;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RemoteLineTest {

    private static final int LOOKED_AT = 6;
    private static final String ANSWERED = "Hello.";
    private static final String STOPPED = "stopped";

    private final ScriptedAgent scripted = new ScriptedAgent(0);
    private final RemoteLine line = line(Duration.ofHours(1));

    @AfterEach
    void close() {
        scripted.close();
    }

    @Test
    void oneThatFailsAgainAndAgainIsNotAskedForAWhile() {
        scripted.plays(turn -> json(500, "{}"));

        assertThat(turns(this::ask)).containsOnly(Why.FAILING.name());
        assertThat(ask()).isEqualTo(Why.PAUSED.name());
        assertThat(scripted.asked()).hasSize(LOOKED_AT);
        // Its health alone is no answer to a turn
        assertThat(line.trouble()).contains("it answered with the status 500");
    }

    @Test
    void oneThatIsTooSlowIsNotAskedForAWhile() {
        assertThat(turns(() -> interrupted(true))).containsOnly(Why.TOO_SLOW.name());
        assertThat(ask()).isEqualTo(Why.PAUSED.name());
    }

    @Test
    void whoHangsUpTellsNothingAgainstIt() {
        assertThat(turns(() -> interrupted(false))).containsOnly(STOPPED);
        assertThat(ask()).isEqualTo(ANSWERED);
        assertThat(line.trouble()).isEmpty();
    }

    @Test
    void aConversationThatIsBusyTellsNothingAgainstIt() {
        scripted.plays(turn -> json(409, "{}"));
        assertThat(turns(this::ask)).containsOnly(Why.BUSY.name());
        scripted.plays(turn -> says(ANSWERED));

        assertThat(ask()).isEqualTo(ANSWERED);
    }

    @Test
    void isAskedAgainWhenTheWhileIsOver() {
        scripted.plays(turn -> json(500, "{}"));
        var impatient = line(Duration.ofMillis(1));
        turns(() -> ask(impatient));
        scripted.plays(turn -> says(ANSWERED));

        await().atMost(Duration.ofMinutes(1)).until(() -> ask(impatient).equals(ANSWERED));
        assertThat(impatient.trouble()).isEmpty();
    }

    private RemoteLine line(Duration pause) {
        var settings = new TestSettings(Optional.empty(), Duration.ZERO, pause);
        return new RemoteLine(RemoteAgentAddress.parse(scripted.url()).orElseThrow(), settings);
    }

    private static List<String> turns(Supplier<String> turn) {
        return Stream.generate(turn).limit(LOOKED_AT).toList();
    }

    private String ask() {
        return ask(line);
    }

    private static String ask(RemoteLine line) {
        return ask(line, false);
    }

    // What waits for the agent is interrupted before it has begun to wait
    private String interrupted(boolean late) {
        Thread.currentThread().interrupt();
        return ask(line, late);
    }

    private static String ask(RemoteLine line, boolean late) {
        var words = new ArrayList<String>();
        try {
            line.ask("hello", Optional.empty(), id -> {}, words::add, () -> late);
            return String.join("", words);
        } catch (RemoteAgentFailed failed) {
            return failed.why().name();
        } catch (InterruptedException stopped) {
            return STOPPED;
        }
    }
}
