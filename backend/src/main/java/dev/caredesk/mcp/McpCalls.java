package dev.caredesk.mcp;

import dev.caredesk.agent.AgentJson;
import dev.caredesk.agent.DeskTools;
import dev.caredesk.agent.EmergencyGate;
import dev.caredesk.api.ProblemCode;
import dev.caredesk.web.ApiProblem;
import dev.caredesk.web.Problems;
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

    private static final Set<String> READS = Set.of("findDoctors", "findSlots", "resolveDate", "clinicInfo");

    private final McpSessions sessions;
    private final DeskTools tools;
    private final EmergencyGate emergencies;

    @Inject
    McpCalls(McpSessions sessions, DeskTools tools, EmergencyGate emergencies) {
        this.sessions = sessions;
        this.tools = tools;
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
        return tools.all().stream().filter(tool -> READS.contains(tool.name())).toList();
    }

    Answer answer(String session, String tool, Map<String, Object> arguments) {
        try {
            var caller = sessions.enter(session).orElseThrow(McpCalls::ended);
            var emergency = emergency(arguments);
            if (emergency.isPresent()) {
                return refused("EMERGENCY", emergency.get());
            }
            var answer = tools.call(caller, tool, arguments);
            return new Answer(answer.json(), answer.refused());
        } catch (RuntimeException failure) {
            return refused(failure);
        }
    }

    // Nobody's turn is seen here: what was said of an emergency comes as a complaint, a reason or a phrase
    private Optional<String> emergency(Map<String, Object> arguments) {
        return arguments.values().stream()
                .filter(String.class::isInstance)
                .flatMap(text -> emergencies.answer((String) text).stream())
                .findFirst();
    }

    private static ApiProblem ended() {
        return new ApiProblem(ProblemCode.CONVERSATION_REQUIRED, "This session has ended. Begin another one.");
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
