package dev.caredesk.chat;

import dev.caredesk.agent.AgentJson;
import dev.caredesk.api.ConversationView.Feedback;
import dev.caredesk.api.ConversationView.Message;
import dev.caredesk.api.ConversationView.Role;
import dev.caredesk.api.FeedbackRequest.Rating;
import dev.caredesk.caller.Caller;
import dev.caredesk.caller.ConversationId;
import dev.caredesk.caller.Identification;
import dev.caredesk.schedule.Appointment;
import dev.caredesk.schedule.Proposal;
import dev.caredesk.schedule.ScheduleService;
import dev.caredesk.web.Views;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The messages of a conversation as its page shows them. Proposals and appointments are shown as they are now, and only
 * to whom the schedule shows them: after an identification has ended, those of its patient are left out.
 */
@Singleton
final class ShownMessages {

    private final Jdbi jdbi;
    private final Identification identification;
    private final ScheduleService schedule;
    private final Views views;

    @Inject
    ShownMessages(Jdbi jdbi, Identification identification, ScheduleService schedule, Views views) {
        this.jdbi = jdbi;
        this.identification = identification;
        this.schedule = schedule;
        this.views = views;
    }

    private record Stored(
            int seq,
            Role role,
            String text,
            Instant at,
            @Nullable Display display,
            @Nullable Feedback feedback) {}

    /** What the caller may see at this moment, by id. */
    private record Visible(
            Map<UUID, Proposal> proposals, Map<UUID, Appointment> appointments, Map<UUID, Integer> lastShown) {}

    /** Returns the messages, oldest first. */
    List<Message> of(ConversationId id) {
        var stored = stored(id);
        var visible = visible(caller(id), stored);
        return stored.stream().map(message -> view(message, visible)).toList();
    }

    private Caller caller(ConversationId id) {
        return identification
                .current(id)
                .map(who -> Caller.identified(id, who.patient()))
                .orElseGet(() -> Caller.unidentified(id));
    }

    private List<Stored> stored(ConversationId id) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT m.seq, m.role, m.shown, m.created_at, m.display, m.rating, m.comment
                        FROM message m JOIN conversation c ON c.id = m.conversation_id
                        WHERE c.id = :id AND m.shown IS NOT NULL AND m.seq >= c.shown_from
                        ORDER BY m.seq""")
                .bind("id", id.value())
                .map((row, context) -> stored(row))
                .list());
    }

    private static Stored stored(ResultSet row) throws SQLException {
        var display = row.getString("display");
        var rating = row.getString("rating");
        return new Stored(
                row.getInt("seq"),
                Role.valueOf(row.getString("role").toUpperCase(Locale.ROOT)),
                row.getString("shown"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                display == null ? null : AgentJson.read(display, Display.class),
                rating == null
                        ? null
                        : new Feedback(Rating.valueOf(rating.toUpperCase(Locale.ROOT)), row.getString("comment")));
    }

    private Visible visible(Caller caller, List<Stored> stored) {
        var lastShown = new HashMap<UUID, Integer>();
        var appointments = false;
        for (var message : stored) {
            if (message.display() != null && message.display().proposal() != null) {
                lastShown.put(message.display().proposal(), message.seq());
            }
            appointments |= message.display() != null && message.display().appointment() != null;
        }
        return new Visible(
                lastShown.isEmpty()
                        ? Map.of()
                        : byId(schedule.proposals(caller), it -> it.id().value()),
                appointments && caller.patient().isPresent()
                        ? byId(
                                schedule.appointments(caller, false),
                                it -> it.id().value())
                        : Map.of(),
                lastShown);
    }

    private static <T> Map<UUID, T> byId(List<T> all, Function<T, UUID> id) {
        return all.stream().collect(Collectors.toMap(id, Function.identity()));
    }

    private Message view(Stored message, Visible visible) {
        var display = Optional.ofNullable(message.display());
        return new Message(
                Integer.toString(message.seq()),
                message.role(),
                message.text(),
                views.time(message.at()),
                display.map(Display::steps).orElse(List.of()),
                display.map(Display::slots).orElse(List.of()),
                display.map(Display::proposal)
                        // One card for each: where the conversation came to it last
                        .filter(id -> Integer.valueOf(message.seq())
                                .equals(visible.lastShown().get(id)))
                        .map(visible.proposals()::get)
                        .map(views::proposal)
                        .orElse(null),
                display.map(Display::appointment)
                        .map(visible.appointments()::get)
                        .map(views::appointment)
                        .orElse(null),
                display.filter(Display::emergency).isPresent() ? true : null,
                display.filter(Display::stopped).isPresent() ? true : null,
                message.feedback());
    }
}
