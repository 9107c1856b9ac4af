package dev.caredesk.a2a;

import dev.caredesk.caller.ConversationId;
import dev.caredesk.chat.AgentTurn.Spoken;
import dev.caredesk.clinic.ClinicSettings;
import dev.caredesk.confirmation.Confirmations;
import dev.caredesk.confirmation.Confirmations.Link;
import dev.caredesk.web.ApiProblem;
import io.a2a.spec.Artifact;
import io.a2a.spec.DataPart;
import io.a2a.spec.Part;
import io.a2a.spec.TaskState;
import io.a2a.spec.TaskStatus;
import io.a2a.spec.TextPart;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** What an answer is made of: its text, and the link by which a person says the yes that no agent can say. */
@Singleton
final class A2aAnswers {

    private static final String ARTIFACT = "answer";
    private static final String CONFIRM =
            "Nothing has changed yet. Give the person this link: they say there who they are," + " and yes or no. ";
    private static final String IDENTIFY =
            "Give the person this link: they say there who they are, and let you see their"
                    + " appointments and propose changes for a while. ";

    private final Confirmations confirmations;
    private final ClinicSettings clinic;

    @Inject
    A2aAnswers(Confirmations confirmations, ClinicSettings clinic) {
        this.confirmations = confirmations;
        this.clinic = clinic;
    }

    /** Returns an answer as it comes, or whole. */
    static Artifact text(String text) {
        return artifact(List.of(new TextPart(text)));
    }

    /** Returns a whole answer, with a link for a person if one is needed, and what became of the last one. */
    Artifact whole(Spoken spoken, ConversationId conversation) {
        var parts = new ArrayList<Part<?>>();
        parts.add(new TextPart(spoken.text()));
        // Who has to say who they are is asked for nothing else in the same answer
        if (spoken.identityAsked()) {
            add(parts, IDENTIFY, () -> confirmations.toIdentify(conversation));
        } else {
            spoken.proposal().ifPresent(open -> add(parts, CONFIRM, () -> confirmations.of(conversation, open)));
        }
        confirmations
                .latest(conversation)
                .ifPresent(latest -> parts.add(new DataPart(
                        Map.of("proposal_status", latest.status().name().toLowerCase(Locale.ROOT)))));
        return artifact(parts);
    }

    /** Returns how a task stands since then, in the clinic's zone. */
    TaskStatus status(TaskState state, Instant since) {
        var time = since.truncatedTo(ChronoUnit.MILLIS).atZone(clinic.zone()).toOffsetDateTime();
        return new TaskStatus(state, null, time);
    }

    private void add(List<Part<?>> parts, String words, Supplier<Link> link) {
        try {
            var made = link.get();
            var until =
                    made.expiresAt().atZone(clinic.zone()).toOffsetDateTime().truncatedTo(ChronoUnit.SECONDS);
            parts.add(new TextPart(words + made.url()));
            parts.add(new DataPart(Map.of("link", made.url(), "link_expires_at", until.toString())));
        } catch (ApiProblem noAddress) {
            parts.add(new TextPart(String.valueOf(noAddress.getMessage())));
        }
    }

    private static Artifact artifact(List<Part<?>> parts) {
        return new Artifact(ARTIFACT, null, null, parts, null, null);
    }
}
