package dev.caredesk.a2a;

import static dev.caredesk.agent.remote.ScriptedAgent.begun;
import static dev.caredesk.agent.remote.ScriptedAgent.event;
import static dev.caredesk.agent.remote.ScriptedAgent.says;
import static dev.caredesk.agent.remote.ScriptedAgent.stall;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caredesk.chat.RemoteAgentProfile;
import io.a2a.spec.TaskState;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** A turn that goes on is stopped by whoever asks for its task's end, over any connection. */
@QuarkusTest
@TestProfile(RemoteAgentProfile.class)
class A2aStopTest {

    @ConfigProperty(name = "agent.url")
    URI agent;

    @TestHTTPResource("/")
    URI address;

    @Test
    void cancelStopsTheTurnAndFreesTheContext() throws Exception {
        var model = RemoteAgentProfile.agent(agent);
        model.plays(turn -> stall(begun() + event("token", "{\"text\":\"One moment, \"}")));
        var peer = new A2aPeer(address, true);
        peer.say("Which doctors do you have?", Optional.empty());
        var task = peer.hears();

        var cancelled = new A2aPeer(address, false).cancel(task.getId());

        assertThat(cancelled.getStatus().state()).isEqualTo(TaskState.CANCELED);
        assertThat(model.awaitHangUp()).isTrue();
        assertThat(peer.hearsTheEnd().getStatus().state()).isEqualTo(TaskState.CANCELED);
        model.plays(turn -> says("Here I am."));
        peer.say("Hello?", Optional.of(task.getContextId()));
        assertThat(A2aPeer.text(peer.hearsTheEnd())).isEqualTo("Here I am.");
    }

    @Test
    void secondTurnInAContextIsRefused() throws Exception {
        RemoteAgentProfile.agent(agent).plays(turn -> stall(begun()));
        var peer = new A2aPeer(address, true);
        peer.say("Which doctors do you have?", Optional.empty());
        var task = peer.hears();

        assertThatThrownBy(() -> new A2aPeer(address, false).say("Hello?", Optional.of(task.getContextId())))
                .hasMessageContaining("still answering your last message");
        peer.cancel(task.getId());
    }
}
