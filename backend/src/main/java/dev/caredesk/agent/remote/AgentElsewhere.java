package dev.caredesk.agent.remote;

import dev.caredesk.agent.model.ModelStatus;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.virtual.threads.VirtualThreads;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** The agent at {@code AGENT_URL}, if one is configured, and whether it answers. */
@Singleton
public final class AgentElsewhere {

    /** What stands for a provider where the status is told. */
    public static final String PROVIDER = "agent";

    /** Who asks, as the agent hears it in {@code User-Agent}. */
    public static final String CALLER = "caredesk";

    private static final Logger LOG = Logger.getLogger(AgentElsewhere.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

    private final Optional<RemoteAgentAddress> address;
    private final Optional<RemoteAgent> agent;
    private volatile Optional<Trouble> trouble = Optional.empty();

    private record Trouble(String why, long since) {}

    @Inject
    AgentElsewhere(RemoteAgentSettings settings) {
        this.address = settings.url().flatMap(RemoteAgentAddress::parse);
        this.agent = address.map(it -> new RemoteAgent(it, settings));
    }

    void lookAtStart(@Observes StartupEvent event, @VirtualThreads ExecutorService threads) {
        agent.ifPresent(it -> threads.execute(() -> {
            look(it);
            LOG.infof("The agent at %s answers in the model's place", name());
            trouble.ifPresent(why -> LOG.warnf("The agent at %s does not answer: %s", name(), why.why()));
        }));
    }

    /** Whether it answers in the model's place. */
    public boolean isConfigured() {
        return agent.isPresent();
    }

    /** Returns the host and port by which it is known. */
    public String name() {
        return address.map(RemoteAgentAddress::name).orElse("");
    }

    /**
     * Asks it, in the conversation that it knows by that id, or in a new one.
     *
     * @param begun gets the id under which it goes on
     * @param words gets the answer, piece by piece
     * @throws RemoteAgentFailed if it does not answer, or not as the contract says
     */
    public void ask(String text, Optional<String> conversation, Consumer<String> begun, Consumer<String> words)
            throws RemoteAgentFailed, InterruptedException {
        try {
            agent.orElseThrow().ask(text, conversation, begun, words);
            trouble = Optional.empty();
        } catch (RemoteAgentFailed failed) {
            note(failed);
            throw failed;
        }
    }

    /** Returns who answers in the model's place, if somebody does, and why it does not when it does not. */
    public Optional<ModelStatus> status() {
        return agent.map(it -> {
            if (trouble.filter(AgentElsewhere::isOld).isPresent()) {
                look(it);
            }
            return new ModelStatus(PROVIDER, name(), trouble.map(why -> "The agent does not answer: " + why.why()));
        });
    }

    private void look(RemoteAgent at) {
        try {
            at.look();
            trouble = Optional.empty();
        } catch (RemoteAgentFailed failed) {
            note(failed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void note(RemoteAgentFailed failed) {
        trouble = Optional.of(new Trouble(String.valueOf(failed.getMessage()), System.nanoTime()));
    }

    private static boolean isOld(Trouble trouble) {
        return System.nanoTime() - trouble.since() > LOOK_AGAIN.toNanos();
    }
}
