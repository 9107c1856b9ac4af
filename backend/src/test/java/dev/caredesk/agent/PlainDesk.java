package dev.caredesk.agent;

import dev.caredesk.agent.model.Models;
import dev.caredesk.agent.model.TestModels;
import dev.caredesk.agent.remote.RemoteConversations;
import dev.caredesk.agent.remote.TestAgents;
import dev.caredesk.agent.screen.Blocked;
import dev.caredesk.caller.Caller;
import dev.caredesk.caller.TestIdentification;
import dev.caredesk.database.TestDatabase;
import dev.caredesk.schedule.ScheduleService;
import dev.caredesk.schedule.TestClinic;
import dev.langchain4j.memory.ChatMemory;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/** The whole desk behind its HTTP entry, on a database but without the container. */
final class PlainDesk {

    private final FrontDesk desk;
    private final ScheduleService schedule;
    private final Models models;
    private final Blocked blocked = new Blocked();

    /** A desk whose models are configured by names such as {@code model.provider}. */
    PlainDesk(TestDatabase database, Map<String, String> settings) {
        var clinic = TestClinic.clinicSettings(ZoneId.of("America/Chicago"));
        var clock = Clock.fixed(TestClinic.MONDAY_MORNING, ZoneOffset.UTC);
        var rules = TestClinic.scheduleSettings();
        schedule = new ScheduleService(database.jdbi(), clock, clinic, rules);
        var facts = new ClinicFacts(schedule, clock, clinic);
        var tools = new ScheduleTools(
                schedule, rules, clinic, facts, new SlotSearch(schedule, facts, clock, clinic), clock);
        models = TestModels.of(settings);
        var wording = new Wording(clinic);
        desk = new FrontDesk(
                new EmergencyGate(clinic),
                new IdentityGate(TestIdentification.of(database.jdbi(), clock), schedule, clock, clinic),
                new ConfirmationGate(schedule, clinic),
                new TurnContext(clock, clinic),
                new ScreenedTurn(
                        new ModelTurn(models, tools, agentSettings(), clinic, blocked),
                        models,
                        blocked,
                        facts,
                        clinic,
                        wording,
                        clock),
                new RemoteTurn(TestAgents.nobody(), new RemoteConversations(database.jdbi()), blocked, wording),
                wording,
                blocked);
    }

    private static AgentSettings agentSettings() {
        return new SmallRyeConfigBuilder()
                .withMapping(AgentSettings.class)
                .build()
                .getConfigMapping(AgentSettings.class);
    }

    Blocked blocked() {
        return blocked;
    }

    Models models() {
        return models;
    }

    /** A turn of a conversation that has just begun. */
    static Turn turn(Caller caller, TurnListener listener) {
        return new Turn(caller, false, IdentityDraft.EMPTY, memory(), listener);
    }

    /** What is remembered of a conversation that has just begun. */
    static ChatMemory memory() {
        return MessageWindowChatMemory.withMaxMessages(200);
    }

    /** The next turn of a conversation, in which a proposal may wait. */
    Turn turn(Caller caller, ChatMemory memory) {
        var turn = new Turn(caller, false, IdentityDraft.EMPTY, memory, TurnListener.NONE);
        schedule.openProposal(caller).ifPresent(turn::openProposal);
        return turn;
    }

    /** Answers one, and returns the answer. */
    String answer(Turn turn, String text) {
        return answer(turn, text, Optional.empty());
    }

    /** Answers one after something else took place, and returns the answer. */
    String answer(Turn turn, String text, Optional<TurnEvent> since) {
        desk.answer(turn, text, since);
        return turn.answer();
    }
}
