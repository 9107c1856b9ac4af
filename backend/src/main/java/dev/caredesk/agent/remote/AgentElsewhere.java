package dev.caredesk.agent.remote;

import dev.caredesk.agent.model.ModelStatus;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.virtual.threads.VirtualThreads;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.BooleanSupplier;
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

    private final Optional<RemoteLine> line;

    @Inject
    AgentElsewhere(RemoteAgentSettings settings) {
        this.line = settings.url().flatMap(RemoteAgentAddress::parse).map(it -> new RemoteLine(it, settings));
    }

    void lookAtStart(@Observes StartupEvent event, @VirtualThreads ExecutorService threads) {
        line.ifPresent(it -> threads.execute(() -> {
            it.look();
            LOG.infof("The agent at %s answers in the model's place", it.name());
            it.trouble().ifPresent(why -> LOG.warnf("The agent at %s does not answer: %s", it.name(), why));
        }));
    }

    /** Whether it answers in the model's place. */
    public boolean isConfigured() {
        return line.isPresent();
    }

    /** Returns the host and port by which it is known. */
    public String name() {
        return line.map(RemoteLine::name).orElse("");
    }

    /**
     * Asks it, in the conversation that it knows by that id, or in a new one.
     *
     * @param begun gets the id under which it goes on
     * @param words gets the answer, piece by piece
     * @param late whether whoever interrupts does so because the turn's time is over
     * @throws RemoteAgentFailed if it does not answer, or not as the contract says
     */
    public void ask(
            String text,
            Optional<String> conversation,
            Consumer<String> begun,
            Consumer<String> words,
            BooleanSupplier late)
            throws RemoteAgentFailed, InterruptedException {
        line.orElseThrow().ask(text, conversation, begun, words, late);
    }

    /** Returns who answers in the model's place, if somebody does, and why it does not when it does not. */
    public Optional<ModelStatus> status() {
        return line.map(it ->
                new ModelStatus(PROVIDER, it.name(), it.trouble().map(why -> "The agent does not answer: " + why)));
    }
}
