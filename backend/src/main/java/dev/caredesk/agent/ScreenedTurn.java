package dev.caredesk.agent;

import dev.caredesk.agent.builtin.BuiltinModel;
import dev.caredesk.agent.model.Models;
import dev.caredesk.agent.screen.Blocked;
import dev.caredesk.agent.screen.Objection;
import dev.caredesk.agent.screen.OutputScreen;
import dev.caredesk.agent.screen.SentenceGate;
import dev.caredesk.clinic.ClinicSettings;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lets the model answer a turn, and reads each sentence before it goes out: what is not grounded is not said. The model
 * may try once more; then what the tools found is said plainly.
 */
@Singleton
final class ScreenedTurn {

    private static final String AGAIN = "<context>{\"event\":{\"type\":\"answer_held_back\"}}</context>\n"
            + "Your last answer was not sent: it named a time, a person, a code or a piece of advice that no tool result"
            + " and no word of mine has. Answer my last message again with what the tools return.";

    private final ModelTurn model;
    private final Models models;
    private final OutputScreen screen = new OutputScreen(ModelTurn.prompt());
    private final Blocked blocked;
    private final ClinicFacts facts;
    private final ClinicSettings clinic;
    private final Wording wording;
    private final Clock clock;

    @Inject
    ScreenedTurn(
            ModelTurn model,
            Models models,
            Blocked blocked,
            ClinicFacts facts,
            ClinicSettings clinic,
            Wording wording,
            Clock clock) {
        this.model = model;
        this.models = models;
        this.blocked = blocked;
        this.facts = facts;
        this.clinic = clinic;
        this.wording = wording;
        this.clock = clock;
    }

    /**
     * Lets the model answer. Fails as {@link ModelTurn#answer} does.
     *
     * @param event what deterministic code did in this turn
     */
    void answer(Turn turn, String message, Optional<TurnEvent> event) {
        turn.asks(models.status());
        var before = Said.in(turn.memory());
        var grounds = grounds(turn, before.size());
        var begun = turn.answer().length();
        if (ask(turn, message, grounds).isEmpty()) {
            return;
        }
        var kept = withoutAnswer(turn, before.size());
        Said.replace(turn.memory(), kept);
        turn.takeBack(begun);
        if (mayTryAgain(turn) && ask(turn, AGAIN, grounds).isEmpty()) {
            Said.replace(turn.memory(), without(turn, kept.size()));
            return;
        }
        turn.takeBack(begun);
        turn.say(wording.plainly(turn, event));
        Said.replace(turn.memory(), plainly(turn, kept));
    }

    private Optional<Objection> ask(Turn turn, String message, TurnGrounds grounds) {
        var gate = new SentenceGate(screen, grounds::now, turn::say);
        model.answer(turn, message, gate);
        var objection = gate.objection();
        objection.ifPresent(why ->
                blocked.add(why, "an answer", turn.caller().conversation().value()));
        return objection;
    }

    // The built-in model would say the same again
    private boolean mayTryAgain(Turn turn) {
        var provider = turn.standIn().orElseGet(models::status).provider();
        return !provider.equals(BuiltinModel.NAME);
    }

    private TurnGrounds grounds(Turn turn, int before) {
        return new TurnGrounds(
                turn,
                before,
                List.of(
                        clinic.name(),
                        clinic.address(),
                        clinic.phone(),
                        clinic.emergencyNumber(),
                        clinic.crisisNumber().orElse(""),
                        String.join("\n", clinic.insurance()),
                        String.join("\n", facts.cities()),
                        facts.specialties().toString(),
                        facts.hours()),
                LocalDateTime.ofInstant(clock.instant(), clinic.zone()),
                clinic);
    }

    // The calls stay, with what they found; what was said around them goes
    private static List<ChatMessage> withoutAnswer(Turn turn, int before) {
        var kept = new ArrayList<ChatMessage>();
        var said = Said.in(turn.memory());
        for (var at = 0; at < said.size(); at++) {
            if (at < before || !(said.get(at) instanceof AiMessage answer)) {
                kept.add(said.get(at));
            } else if (answer.hasToolExecutionRequests()) {
                kept.add(AiMessage.from(answer.toolExecutionRequests()));
            }
        }
        return kept;
    }

    // The patient never wrote what is at that place
    private static List<ChatMessage> without(Turn turn, int at) {
        var all = new ArrayList<>(Said.in(turn.memory()));
        all.remove(at);
        return all;
    }

    private static List<ChatMessage> plainly(Turn turn, List<ChatMessage> kept) {
        var all = new ArrayList<>(kept);
        all.add(AiMessage.from(turn.answer()));
        return all;
    }
}
