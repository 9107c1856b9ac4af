package dev.caredesk.forms;

import dev.caredesk.api.AppointmentView;
import dev.caredesk.api.ConversationView;
import dev.caredesk.api.ConversationView.Message;
import dev.caredesk.api.ProposalView;
import dev.caredesk.api.SlotView;
import dev.caredesk.api.ToolEvent;
import dev.caredesk.clinic.ClinicSettings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.text.Normalizer;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A conversation as a file to keep. */
@Singleton
final class ConversationExport {

    /** Markdown (RFC 7763). */
    static final String MARKDOWN = "text/markdown";

    private static final int LONGEST_NAME = 40;

    private final ClinicSettings clinic;

    @Inject
    ConversationExport(ClinicSettings clinic) {
        this.clinic = clinic;
    }

    /** In which form. */
    enum Format {
        JSON,
        MARKDOWN;

        /** Returns Markdown if that is accepted before JSON. */
        static Format accepted(List<MediaType> acceptable) {
            var markdown = MediaType.valueOf(ConversationExport.MARKDOWN);
            return acceptable.stream()
                            .filter(type ->
                                    type.isCompatible(markdown) || type.isCompatible(MediaType.APPLICATION_JSON_TYPE))
                            .findFirst()
                            .filter(type -> !type.isCompatible(MediaType.APPLICATION_JSON_TYPE))
                            .isPresent()
                    ? MARKDOWN
                    : JSON;
        }
    }

    /** Returns the file, with a name made of its day and title. */
    Response file(ConversationView conversation, Format format) {
        var answer = switch (format) {
            case JSON -> Response.ok(conversation, MediaType.APPLICATION_JSON);
            case MARKDOWN -> Response.ok(markdown(conversation), MARKDOWN + ";charset=UTF-8");
        };
        return answer.header(
                        HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name(conversation, format) + '"')
                .build();
    }

    private static String name(ConversationView conversation, Format format) {
        var words = Normalizer.normalize(conversation.title(), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        var day = conversation.createdAt().toLocalDate();
        return day
                + (words.isEmpty() ? "" : "-" + words.substring(0, Math.min(LONGEST_NAME, words.length())))
                + switch (format) {
                    case JSON -> ".json";
                    case MARKDOWN -> ".md";
                };
    }

    private String markdown(ConversationView conversation) {
        var text = new StringBuilder();
        text.append("# ").append(plain(conversation.title())).append("\n\n");
        text.append(plain(clinic.name())).append(", ").append(day(conversation.createdAt()));
        text.append(". Times are those of ").append(conversation.zone()).append(".\n");
        for (var message : conversation.messages() == null ? List.<Message>of() : conversation.messages()) {
            add(text, message);
        }
        return text.toString();
    }

    private void add(StringBuilder text, Message message) {
        text.append("\n## ")
                .append(
                        switch (message.role()) {
                            case USER -> "You";
                            case ASSISTANT -> "CareDesk";
                        })
                .append(", ")
                .append(dayAndHour(message.at()))
                .append("\n\n");
        text.append(
                switch (message.role()) {
                    case USER -> quoted(message.text());
                    case ASSISTANT -> harmless(message.text());
                });
        text.append('\n');
        var facts = facts(message);
        if (!facts.isEmpty()) {
            text.append('\n').append(facts);
        }
    }

    private String facts(Message message) {
        var facts = new StringBuilder();
        message.steps().forEach(step -> fact(facts, "Step", step(step)));
        message.slots().forEach(slot -> fact(facts, "Free", slot(slot)));
        var proposal = message.proposal();
        if (proposal != null) {
            fact(facts, "Proposal", proposal(proposal));
        }
        // A press on the card's button is told by no message of its own
        var made = message.appointment() != null || proposal == null ? message.appointment() : proposal.appointment();
        if (made != null) {
            fact(facts, "Appointment", appointment(made));
        }
        if (Boolean.TRUE.equals(message.stopped())) {
            fact(facts, "Stopped", "before it was whole");
        }
        if (message.feedback() != null) {
            var comment = message.feedback().comment();
            fact(
                    facts,
                    "Feedback",
                    message.feedback().rating().name().toLowerCase(Locale.ROOT)
                            + (comment == null ? "" : ": " + comment));
        }
        return facts.toString();
    }

    private static void fact(StringBuilder facts, String name, String value) {
        facts.append("- ").append(name).append(": ").append(plain(value)).append('\n');
    }

    private static String step(ToolEvent step) {
        var values = step.arguments().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(argument -> argument.getKey() + "=" + argument.getValue())
                .collect(Collectors.joining(", "));
        return step.name() + "(" + values + ") " + step.outcome()
                + (step.results() == null ? "" : ", " + step.results() + " results") + ", " + step.durationMs() + " ms";
    }

    private String slot(SlotView slot) {
        return dayAndHour(slot.start()) + ", " + slot.doctor().name();
    }

    private String proposal(ProposalView proposal) {
        return proposal.kind().name().toLowerCase(Locale.ROOT) + ", " + dayAndHour(proposal.start()) + ", "
                + proposal.doctor().name() + ": " + proposal.status().name().toLowerCase(Locale.ROOT);
    }

    private String appointment(AppointmentView appointment) {
        return dayAndHour(appointment.start()) + ", " + appointment.doctor().name() + ", code " + appointment.code()
                + ": " + appointment.status().name().toLowerCase(Locale.ROOT);
    }

    private String day(OffsetDateTime time) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
                .withLocale(clinic.locale())
                .format(time);
    }

    private String dayAndHour(OffsetDateTime time) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(clinic.locale())
                .format(time);
    }

    // What the patient wrote is shown letter by letter
    private static String quoted(String text) {
        return text.lines().map(line -> "> " + plain(line)).collect(Collectors.joining("\n"));
    }

    private static String plain(String text) {
        return harmless(text.replaceAll("\\s+", " ").replaceAll("([\\\\`*_{}\\[\\]#|!~])", "\\\\$1"));
    }

    // The desk's answers are Markdown; HTML in them is not
    private static String harmless(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
