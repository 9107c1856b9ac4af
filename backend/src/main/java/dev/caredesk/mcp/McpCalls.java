package dev.caredesk.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caredesk.agent.AgentJson;
import dev.caredesk.agent.DeskTools;
import dev.caredesk.agent.EmergencyGate;
import dev.caredesk.agent.ToolCall;
import dev.caredesk.api.ProblemCode;
import dev.caredesk.caller.Caller;
import dev.caredesk.confirmation.Confirmations;
import dev.caredesk.confirmation.Confirmations.Link;
import dev.caredesk.web.ApiProblem;
import dev.caredesk.web.Problems;
import dev.caredesk.web.Views;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/** Answers the calls of tools, each in its session's conversation; what goes wrong is a code and a sentence. */
@Singleton
class McpCalls {

    private static final Logger LOG = Logger.getLogger(McpCalls.class);

    private static final Set<String> HANDING_OUT_LINKS =
            Set.of("proposeBooking", "proposeReschedule", "proposeCancellation", "requestIdentification");

    private static final String EMERGENCY = "EMERGENCY";
    private static final String CONFIRM =
            "Nothing has changed yet. Give the person this link: they say there who they are,"
                    + " and yes or no. It works once; currentState tells what became of it.";
    private static final String IDENTIFY =
            "Give the person this link: they say there who they are, and let you see their"
                    + " appointments and propose changes for a while. currentState tells when they have.";

    private final McpSessions sessions;
    private final DeskTools tools;
    private final Confirmations confirmations;
    private final EmergencyGate emergencies;
    private final Views views;

    @Inject
    McpCalls(
            McpSessions sessions,
            DeskTools tools,
            Confirmations confirmations,
            EmergencyGate emergencies,
            Views views) {
        this.sessions = sessions;
        this.tools = tools;
        this.confirmations = confirmations;
        this.views = views;
        this.emergencies = emergencies;
    }

    /**
     * What an agent reads.
     *
     * @param json an object, as our own model would read it
     * @param error whether the tool refused or failed
     */
    record Answer(String json, boolean error) {}

    private record Refused(String refused, String message) {}

    /** Returns the tools, as our own model is told of them. */
    List<DeskTools.Description> tools() {
        return tools.all();
    }

    /** Calls a tool. That there is no such session is an {@link ApiProblem}; all else that goes wrong is in the answer. */
    Answer answer(String session, String tool, Map<String, Object> arguments) {
        Optional<Caller> caller;
        try {
            caller = sessions.enter(session);
        } catch (RuntimeException failure) {
            return refused(failure);
        }
        return answer(caller.orElseThrow(McpSessions::unknown), tool, arguments);
    }

    private Answer answer(Caller caller, String tool, Map<String, Object> arguments) {
        try {
            var emergency = emergency(arguments);
            if (emergency.isPresent()) {
                ToolCall.refusedBefore(tool, EMERGENCY);
                return refused(EMERGENCY, emergency.get());
            }
            if (HANDING_OUT_LINKS.contains(tool)) {
                confirmations.requireAddress();
            }
            var answer = tools.call(caller, tool, arguments, () -> confirmations.latest(caller.conversation()));
            return new Answer(withLink(caller, answer), answer.refused());
        } catch (RuntimeException failure) {
            return refused(failure);
        }
    }

    private String withLink(Caller caller, DeskTools.Answer answer) {
        if (answer.refused()) {
            return answer.json();
        }
        var conversation = caller.conversation();
        return answer.proposal()
                .map(proposal -> withLink(answer.json(), confirmations.of(conversation, proposal), CONFIRM))
                .orElseGet(() -> answer.identityAsked()
                        ? withLink(answer.json(), confirmations.toIdentify(conversation), IDENTIFY)
                        : answer.json());
    }

    private String withLink(String json, Link link, String next) {
        var answer = AgentJson.read(json, ObjectNode.class);
        answer.put("link", link.url());
        answer.put("link_expires_at", views.time(link.expiresAt()).toString());
        answer.put("next", next);
        return AgentJson.write(answer);
    }

    // Nobody's turn is seen here: what was said of an emergency comes as a complaint, a reason or a phrase
    private Optional<String> emergency(Map<String, Object> arguments) {
        return arguments.values().stream()
                .filter(String.class::isInstance)
                .flatMap(text -> emergencies.answer((String) text).stream())
                .findFirst();
    }

    private static Answer refused(RuntimeException failure) {
        var problem = Problems.of(failure);
        if (problem.status() >= ProblemCode.INTERNAL_ERROR.status()) {
            LOG.warnf(failure, "A tool answered %s", problem.code());
        }
        return refused(problem.code().name(), String.valueOf(problem.detail()));
    }

    private static Answer refused(String code, String sentence) {
        return new Answer(AgentJson.write(new Refused(code, sentence)), true);
    }
}
