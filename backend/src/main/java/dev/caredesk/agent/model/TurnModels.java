package dev.caredesk.agent.model;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Which model answers in one turn: who took over once goes on to its end, so that the turn is not told by several
 * voices. It holds for what the turn's thread asks.
 */
public final class TurnModels {

    private static final ScopedValue<TurnModels> CURRENT = ScopedValue.newInstance();

    private final Consumer<ModelStatus> switched;
    private final BooleanSupplier stopped;
    private int line;
    private int foreignFrom;
    private int foreignTo;

    /**
     * Begins with the configured model.
     *
     * @param switched hears when another one takes over, and why
     * @param stopped whether the turn is over, so that nobody else is to be asked
     */
    public TurnModels(Consumer<ModelStatus> switched, BooleanSupplier stopped) {
        this.switched = switched;
        this.stopped = stopped;
    }

    /** Does the work as this turn. */
    public void run(Runnable work) {
        ScopedValue.where(CURRENT, this).run(work);
    }

    static TurnModels current() {
        return CURRENT.isBound() ? CURRENT.get() : new TurnModels(ignored -> {}, () -> false);
    }

    int line() {
        return line;
    }

    boolean stopped() {
        return stopped.getAsBoolean();
    }

    void goOnWith(int next, ModelStatus status, List<ChatMessage> said) {
        line = next;
        foreignTo = said.size();
        foreignFrom = lastOfUser(said) + 1;
        switched.accept(status);
    }

    /** Returns a request without what another model looked up in this turn: ours plans its own way through it. */
    ChatRequest withoutForeignSteps(ChatRequest request) {
        if (foreignFrom >= foreignTo) {
            return request;
        }
        var own = new ArrayList<>(request.messages());
        own.subList(foreignFrom, foreignTo).clear();
        return ChatRequest.builder()
                .messages(own)
                .parameters(request.parameters())
                .build();
    }

    private static int lastOfUser(List<ChatMessage> said) {
        var at = said.size() - 1;
        while (at >= 0 && !(said.get(at) instanceof UserMessage)) {
            at--;
        }
        return at;
    }
}
