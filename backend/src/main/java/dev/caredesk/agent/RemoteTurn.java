package dev.caredesk.agent;

import dev.caredesk.agent.remote.AgentElsewhere;
import dev.caredesk.agent.remote.RemoteAgentFailed;
import dev.caredesk.agent.remote.RemoteConversations;
import dev.caredesk.agent.screen.Blocked;
import dev.caredesk.agent.screen.Grounds;
import dev.caredesk.agent.screen.OutputScreen;
import dev.caredesk.agent.screen.SentenceGate;
import dev.caredesk.api.QueryRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Lets an agent elsewhere answer a turn in the model's place. It hears what the caller wrote, personal details replaced,
 * and nothing else; what deterministic code did is told by the desk itself.
 */
@Singleton
final class RemoteTurn {

    private static final Logger LOG = Logger.getLogger(RemoteTurn.class);

    private final AgentElsewhere agent;
    private final RemoteConversations conversations;
    private final OutputScreen screen = new OutputScreen(ModelTurn.prompt());
    private final Blocked blocked;
    private final Wording wording;

    @Inject
    RemoteTurn(AgentElsewhere agent, RemoteConversations conversations, Blocked blocked, Wording wording) {
        this.agent = agent;
        this.conversations = conversations;
        this.blocked = blocked;
        this.wording = wording;
    }

    /** Whether there is an agent elsewhere. */
    boolean isConfigured() {
        return agent.isConfigured();
    }

    /**
     * Lets the agent answer. Fails with {@link ModelFailed} or {@link TurnStopped}.
     *
     * @param message what is remembered of what the caller wrote, with the facts of the moment
     * @param text what the caller wrote, personal details replaced
     */
    void answer(Turn turn, String message, String text, Optional<TurnEvent> event) {
        event.ifPresent(it -> turn.say(wording.event(it)));
        if (event.map(RemoteTurn::mayGoOn).orElse(true)) {
            turn.say(turn.answer().isEmpty() ? "" : "\n\n");
            screened(turn, text);
        }
        turn.memory().add(UserMessage.from(message));
        turn.memory().add(AiMessage.from(turn.answer()));
    }

    // "No, rather on Tuesday", and who one is with what one wants: the rest is for the agent
    private static boolean mayGoOn(TurnEvent event) {
        return switch (event) {
            case TurnEvent.Dismissed() -> true;
            case TurnEvent.Identified(var appointment) -> appointment.isEmpty();
            case TurnEvent.Confirmed(var kind, var appointment) -> false;
            case TurnEvent.Refused(var code, var reason) -> false;
            case TurnEvent.IdentificationRequired() -> false;
            case TurnEvent.IdentificationEnded() -> false;
            case TurnEvent.IdentificationIncomplete(var missing) -> false;
            case TurnEvent.IdentificationFailed() -> false;
            case TurnEvent.IdentificationLocked() -> false;
        };
    }

    // What the agent has read is not known here, so that its times and names cannot be held against anything
    private void screened(Turn turn, String text) {
        var begun = turn.answer().length();
        var gate = new SentenceGate(screen, Grounds::unseen, turn::say);
        ask(turn, text, gate);
        gate.objection().ifPresent(why -> {
            blocked.add(why, "an answer", turn.caller().conversation().value());
            turn.takeBack(begun);
            turn.say(wording.onlyAppointments());
        });
    }

    private void ask(Turn turn, String text, SentenceGate gate) {
        var conversation = turn.caller().conversation();
        var known = conversations.find(conversation, agent.name());
        var goesOn = new String[1];
        turn.watch().asks(AgentElsewhere.PROVIDER);
        turn.stopSwitch().waitForModel();
        try {
            agent.ask(bounded(text), known.agentId(), id -> goesOn[0] = id, gate::add, turn.stopSwitch()::late);
            gate.end();
        } catch (RemoteAgentFailed | InterruptedException | RuntimeException failure) {
            throw reason(turn, failure);
        } finally {
            turn.stopSwitch().modelAnswered();
            Optional.ofNullable(goesOn[0])
                    .filter(id -> !known.agentId().equals(Optional.of(id)))
                    .ifPresent(id -> conversations.keep(conversation, agent.name(), known, id));
        }
    }

    // A placeholder may be longer than what it stands for
    private static String bounded(String text) {
        return text.substring(0, Math.min(text.length(), QueryRequest.MAX_INPUT_LENGTH));
    }

    private RuntimeException reason(Turn turn, Exception failure) {
        turn.stopSwitch().modelAnswered();
        turn.stopSwitch().check();
        if (failure instanceof RemoteAgentFailed failed) {
            LOG.warnf("The agent at %s did not answer: %s", agent.name(), failed.getMessage());
        }
        return new ModelFailed(failure);
    }
}
