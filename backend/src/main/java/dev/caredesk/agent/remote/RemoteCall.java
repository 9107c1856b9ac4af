package dev.caredesk.agent.remote;

import dev.caredesk.metrics.ModelMeters;
import dev.caredesk.tracing.TracedStep;
import dev.caredesk.tracing.Tracing;
import java.util.Locale;
import java.util.function.Consumer;

/** One turn of the agent's, as it is counted and traced. */
final class RemoteCall implements AutoCloseable {

    private static final String NONE = "none";
    private static final String STOPPED = "stopped";

    private final ModelMeters meters;
    private final TracedStep step;
    private final long begun = System.nanoTime();
    private boolean spoke;
    private String error = NONE;

    private RemoteCall(RemoteAgentAddress address) {
        this.meters = ModelMeters.ofAgent(AgentElsewhere.PROVIDER, address.name());
        this.step = Tracing.call("invoke_agent " + address.name())
                .with("gen_ai.operation.name", "invoke_agent")
                .with("gen_ai.provider.name", AgentElsewhere.PROVIDER)
                .with("gen_ai.agent.name", address.name())
                .with("server.address", address.api().getHost());
    }

    static RemoteCall begin(RemoteAgentAddress address) {
        return new RemoteCall(address);
    }

    /** Returns a reader that also notices the first word. */
    Consumer<String> listening(Consumer<String> words) {
        return word -> {
            if (!spoke) {
                spoke = true;
                meters.firstChunk(System.nanoTime() - begun);
            }
            words.accept(word);
        };
    }

    RemoteAgentFailed failed(RemoteAgentFailed failure) {
        error = failure.why().name().toLowerCase(Locale.ROOT);
        step.failed(error);
        return failure;
    }

    /** Nobody waits for its answer any more, which is no failure of the agent's. */
    void stopped() {
        error = STOPPED;
    }

    @Override
    public void close() {
        meters.ended(error, System.nanoTime() - begun);
        step.close();
    }
}
