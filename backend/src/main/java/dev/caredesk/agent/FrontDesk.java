package dev.caredesk.agent;

import dev.caredesk.agent.screen.Blocked;
import dev.caredesk.agent.screen.InstructionScreen;
import dev.caredesk.agent.screen.Objection;
import dev.caredesk.metrics.TurnMeters.Outcome;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Answers a turn: emergencies first, then who is calling, then the yes or no that a proposal waits for, and only then
 * the model, which learns what the three before it did, or an agent elsewhere.
 */
@Singleton
public final class FrontDesk {

    private static final Logger LOG = Logger.getLogger(FrontDesk.class);

    private final EmergencyGate emergencies;
    private final IdentityGate identities;
    private final ConfirmationGate confirmations;
    private final TurnContext context;
    private final ScreenedTurn model;
    private final RemoteTurn elsewhere;
    private final Wording wording;
    private final Blocked blocked;

    @Inject
    FrontDesk(
            EmergencyGate emergencies,
            IdentityGate identities,
            ConfirmationGate confirmations,
            TurnContext context,
            ScreenedTurn model,
            RemoteTurn elsewhere,
            Wording wording,
            Blocked blocked) {
        this.emergencies = emergencies;
        this.identities = identities;
        this.confirmations = confirmations;
        this.context = context;
        this.model = model;
        this.elsewhere = elsewhere;
        this.wording = wording;
        this.blocked = blocked;
    }

    /**
     * Answers the turn; its memory holds afterwards what was said.
     *
     * @param since what happened to the proposal since the last turn, such as a press on the card's button
     */
    public void answer(Turn turn, String text, Optional<TurnEvent> since) {
        if (!isEmergency(turn, text, since)) {
            var passed = identities.pass(turn, text);
            turn.hear(passed.text());
            respond(turn, decision(turn, passed).or(passed::event).or(() -> since));
        }
        confirmations.settle(turn);
    }

    /**
     * Answers a turn of another agent, which speaks for a person: it can say neither yes nor who the person is. What it
     * says of that reaches nobody, and the answer says that a person has to.
     */
    public void answerAgent(Turn turn, String text) {
        turn.comesFromAgent();
        if (isEmergency(turn, text, Optional.empty())) {
            return;
        }
        turn.hear(identities.blanked(turn, text));
        if (ConfirmationGate.isYes(turn, turn.heard())) {
            turn.say(wording.personConfirms());
            turn.proposal().ifPresent(turn::proposed);
            remember(turn, context.message(turn, Optional.empty(), turn.heard()));
            return;
        }
        respond(turn, Optional.empty());
        if (turn.identityAsked()) {
            turn.takeBack(0);
            turn.say(wording.personIdentifies());
        }
    }

    private boolean isEmergency(Turn turn, String text, Optional<TurnEvent> since) {
        var emergency = emergencies.answer(text);
        emergency.ifPresent(answer -> {
            turn.hear(identities.blanked(turn, text));
            turn.sayEmergency(answer);
            remember(turn, context.message(turn, since, turn.heard()));
        });
        return emergency.isPresent();
    }

    private void respond(Turn turn, Optional<TurnEvent> event) {
        var text = turn.heard();
        if (event.isEmpty() && InstructionScreen.finds(text)) {
            blocked.add(
                    Objection.INSTRUCTION,
                    "a request",
                    turn.caller().conversation().value());
            turn.say(wording.onlyAppointments());
            remember(turn, context.message(turn, event, InstructionScreen.without(text)));
        } else {
            letModelAnswer(turn, context.message(turn, event, text), text, event);
        }
    }

    // Who completes a booking by identifying has said yes before
    private Optional<TurnEvent> decision(Turn turn, IdentityGate.Passed passed) {
        return turn.appointment().isPresent() ? Optional.empty() : confirmations.pass(turn, passed.text());
    }

    private void letModelAnswer(Turn turn, String message, String text, Optional<TurnEvent> event) {
        try {
            if (elsewhere.isConfigured()) {
                elsewhere.answer(turn, message, text, event);
            } else {
                model.answer(turn, message, event);
            }
        } catch (TurnStopped stopped) {
            if (stopped.reason() == TurnStopped.Reason.CANCELLED) {
                remember(turn, message);
                throw stopped;
            }
            LOG.warn("A turn reached its deadline");
            turn.watch().endsWith(Outcome.TOO_SLOW);
            sayPlainly(turn, event, wording.tookTooLong());
            remember(turn, message);
        } catch (ModelFailed failed) {
            // The cause may quote what was sent: its type says enough
            LOG.warnf("The model failed: %s", rootType(failed));
            turn.watch().endsWith(Outcome.MODEL_FAILED);
            sayPlainly(turn, event, wording.modelFailed());
            remember(turn, message);
        }
    }

    private void sayPlainly(Turn turn, Optional<TurnEvent> event, String otherwise) {
        turn.say((turn.answer().isEmpty() ? "" : "\n\n")
                + event.map(wording::event)
                        .filter(it -> !turn.answer().contains(it))
                        .orElse(otherwise));
    }

    // In place of whatever the model had begun: what was written, and what was answered
    private static void remember(Turn turn, String message) {
        turn.memory().clear();
        turn.memory().add(UserMessage.from(message));
        turn.memory().add(AiMessage.from(turn.answer().isBlank() ? "(no answer)" : turn.answer()));
    }

    private static String rootType(Throwable failure) {
        var root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getClass().getName();
    }
}
