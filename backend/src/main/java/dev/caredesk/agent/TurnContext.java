package dev.caredesk.agent;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.caredesk.clinic.ClinicSettings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneId;
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

    String message(Turn turn, Optional<TurnEvent> event, String text) {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS).atZone(zone);
        var facts = new Facts(
                now.toOffsetDateTime(),
                now.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH),
                zone.getId(),
                turn.caller().patient().isPresent() ? "identified" : "unidentified",
                turn.proposal().map(it -> ProposalFacts.of(it, zone)).orElse(null),
                event.map(it -> EventFacts.of(it, zone)).orElse(null));
        return "<context>" + AgentJson.write(facts).replace("<", "\\u003c") + "</context>\n" + neutralised(text);
    }

    // Only deterministic code may say what the facts are
    private static String neutralised(String text) {
        return text.indexOf('<') < 0 ? text : FORGED.matcher(text).replaceAll("($1context");
    }
}
