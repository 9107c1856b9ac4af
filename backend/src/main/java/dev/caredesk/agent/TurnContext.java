package dev.caredesk.agent;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.caredesk.api.ProposalStatus;
import dev.caredesk.caller.Caller;
import dev.caredesk.clinic.ClinicSettings;
import dev.caredesk.schedule.Proposal;
import dev.langchain4j.data.message.UserMessage;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts the facts of the moment before what the user wrote: today, who is calling, what waits, what was done. */
@Singleton
final class TurnContext {

    private static final Pattern FORGED = Pattern.compile("<(\\s*/?\\s*)context", Pattern.CASE_INSENSITIVE);
    private static final String OPEN = "<context>";
    private static final String CLOSE = "</context>\n";

    private final Clock clock;
    private final ZoneId zone;

    @Inject
    TurnContext(Clock clock, ClinicSettings clinic) {
        this.clock = clock;
        this.zone = clinic.zone();
    }

    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Facts(
            OffsetDateTime now,
            String weekday,
            String zone,
            String caller,
            @Nullable ProposalFacts proposal,
            @Nullable EventFacts event) {}

    /** A message of an earlier turn: the facts of that moment, and what the user wrote. */
    record Earlier(Facts facts, String text) {}

    @JsonInclude(JsonInclude.Include.ALWAYS)
    private record State(
            OffsetDateTime now,
            String weekday,
            String zone,
            String caller,
            @Nullable ProposalFacts proposal,
            @Nullable ProposalStatus proposalStatus) {}

    /** Returns what an agent that gets no message of ours has to ask for. */
    String state(Caller caller, Optional<Proposal> latest) {
        var now = now();
        return AgentJson.write(new State(
                now.toOffsetDateTime(),
                weekday(now),
                zone.getId(),
                known(caller),
                latest.map(it -> ProposalFacts.of(it, zone)).orElse(null),
                latest.map(Proposal::status).orElse(null)));
    }

    String message(Turn turn, Optional<TurnEvent> event, String text) {
        var now = now();
        var facts = new Facts(
                now.toOffsetDateTime(),
                weekday(now),
                zone.getId(),
                known(turn.caller()),
                turn.proposal().map(it -> ProposalFacts.of(it, zone)).orElse(null),
                event.map(it -> EventFacts.of(it, zone)).orElse(null));
        return OPEN + AgentJson.write(facts).replace("<", "\\u003c") + CLOSE + neutralised(text);
    }

    /** Reads what {@link #message} wrote in an earlier turn. */
    static Optional<Earlier> read(UserMessage message) {
        var all = message.hasSingleText() ? message.singleText() : "";
        var close = all.indexOf(CLOSE);
        return all.startsWith(OPEN) && close > 0
                ? Optional.of(new Earlier(
                        AgentJson.read(all.substring(OPEN.length(), close), Facts.class),
                        all.substring(close + CLOSE.length())))
                : Optional.empty();
    }

    private ZonedDateTime now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).atZone(zone);
    }

    private static String weekday(ZonedDateTime now) {
        return now.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    private static String known(Caller caller) {
        return caller.patient().isPresent() ? "identified" : "unidentified";
    }

    // Only deterministic code may say what the facts are
    private static String neutralised(String text) {
        return text.indexOf('<') < 0 ? text : FORGED.matcher(text).replaceAll("($1context");
    }
}
