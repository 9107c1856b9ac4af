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

    /**
     * A stretch of a conversation.
     *
     * @param messages oldest first
     * @param next before which message the next page ends, unless this one begins the conversation
     */
    record Shown(List<Message> messages, Optional<Integer> next) {}

    private record Stored(
            int seq,
            Role role,
            String text,
            Instant at,
            @Nullable Display display,
            boolean proposedLater,
            @Nullable Feedback feedback) {

        Optional<UUID> proposal() {
            return Optional.ofNullable(display).filter(drawn -> !proposedLater).map(Display::proposal);
        }

        Optional<UUID> appointment() {
            return Optional.ofNullable(display).map(Display::appointment);
        }
    }

    /** What the caller may see at this moment, by id. */
    private record Visible(Map<UUID, Proposal> proposals, Map<UUID, Appointment> appointments) {}

    /** Returns all messages, oldest first. */
    List<Message> of(ConversationId id) {
        return drawn(id, stored(id, Optional.empty(), Optional.empty()));
    }

    /** Returns the last messages before a message, or the conversation's last ones. */
    Shown page(ConversationId id, Optional<Integer> before, int limit) {
        var stored = stored(id, before, Optional.of(limit + 1));
        var page = stored.subList(Math.max(0, stored.size() - limit), stored.size());
        return new Shown(
                drawn(id, page),
                page.size() < stored.size() ? Optional.of(page.getFirst().seq()) : Optional.empty());
    }

    private List<Message> drawn(ConversationId id, List<Stored> stored) {
        var visible = visible(caller(id), stored);
        return stored.stream().map(message -> view(message, visible)).toList();
    }

    private Caller caller(ConversationId id) {
        return identification
                .current(id)
                .map(who -> Caller.identified(id, who.patient()))
                .orElseGet(() -> Caller.unidentified(id));
    }

    private List<Stored> stored(ConversationId id, Optional<Integer> before, Optional<Integer> limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT m.seq, m.role, m.shown, m.created_at, m.display, m.rating, m.comment,
                            EXISTS (SELECT FROM message later WHERE later.conversation_id = m.conversation_id
                                AND later.seq > m.seq AND later.shown IS NOT NULL
                                AND later.display ->> 'proposal' = m.display ->> 'proposal') AS proposed_later
                        FROM message m JOIN conversation c ON c.id = m.conversation_id
                        WHERE c.id = :id AND m.shown IS NOT NULL AND m.seq >= c.shown_from
                            AND (CAST(:before AS int) IS NULL OR m.seq < :before)
                        ORDER BY m.seq DESC
                        LIMIT CAST(:limit AS int)""")
                        .bind("id", id.value())
                        .bind("before", before.orElse(null))
                        .bind("limit", limit.orElse(null))
                        .map((row, context) -> stored(row))
                        .list())
                .reversed();
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
                row.getBoolean("proposed_later"),
                rating == null
                        ? null
                        : new Feedback(Rating.valueOf(rating.toUpperCase(Locale.ROOT)), row.getString("comment")));
    }

    private Visible visible(Caller caller, List<Stored> stored) {
        var proposals = stored.stream().anyMatch(message -> message.proposal().isPresent());
        var appointments =
                stored.stream().anyMatch(message -> message.appointment().isPresent());
        return new Visible(
                proposals ? byId(schedule.proposals(caller), it -> it.id().value()) : Map.of(),
                appointments && caller.patient().isPresent()
                        ? byId(
                                schedule.appointments(caller, false),
                                it -> it.id().value())
                        : Map.of());
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
                // One card for each: where the conversation came to it last
                message.proposal()
                        .map(visible.proposals()::get)
                        .map(views::proposal)
                        .orElse(null),
                message.appointment()
                        .map(visible.appointments()::get)
                        .map(views::appointment)
                        .orElse(null),
                display.filter(Display::emergency).isPresent() ? true : null,
                display.filter(Display::stopped).isPresent() ? true : null,
                message.feedback());
    }
}
