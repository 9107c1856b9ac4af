package dev.caredesk.chat;

import dev.caredesk.agent.IdentityGate;
import dev.caredesk.api.ConversationView;
import dev.caredesk.api.FeedbackRequest;
import dev.caredesk.api.ProblemCode;
import dev.caredesk.caller.ConversationId;
import dev.caredesk.web.ApiProblem;
import dev.caredesk.web.Cursor;
import dev.caredesk.web.Views;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * A visitor's conversations. One that does not exist and one of somebody else are refused alike, with
 * {@code NOT_FOUND}.
 */
@Singleton
public final class History {

    private static final String COLUMNS = "SELECT c.id, c.title, c.created_at, c.updated_at FROM conversation c ";

    // Nothing is shown of a conversation in which nothing was said yet, or not since "not me"
    private static final String PAGE = COLUMNS + """
            WHERE c.visitor_hash = :visitor AND c.next_message > c.shown_from
              AND (CAST(:before AS timestamptz) IS NULL OR (c.updated_at, c.id) < (:before, CAST(:id AS uuid)))
              AND (CAST(:words AS text) IS NULL OR position(:words IN lower(c.title)) > 0 OR EXISTS (
                  SELECT FROM message m WHERE m.conversation_id = c.id AND m.seq >= c.shown_from
                    AND position(:words IN lower(m.shown)) > 0))
            ORDER BY c.updated_at DESC, c.id DESC
            LIMIT :limit""";

    private final Jdbi jdbi;
    private final Clock clock;
    private final ShownMessages messages;
    private final IdentityGate identities;
    private final Views views;

    @Inject
    History(Jdbi jdbi, Clock clock, ShownMessages messages, IdentityGate identities, Views views) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.messages = messages;
        this.identities = identities;
        this.views = views;
    }

    /**
     * A page of a history.
     *
     * @param conversations latest first, without messages
     * @param next where the next page begins, unless this is the last one
     */
    public record Listed(List<ConversationView> conversations, Optional<HistoryPlace> next) {}

    private record Row(HistoryPlace place, ConversationView view) {}

    /**
     * Lists conversations, the latest first.
     *
     * @param words only those with these words, upper or lower case, in their title or messages
     * @param after only those after this place
     */
    public Listed list(Visitor visitor, Optional<String> words, Optional<HistoryPlace> after, int limit) {
        var rows = jdbi.withHandle(handle -> handle.createQuery(PAGE)
                .bind("visitor", visitor.hash())
                .bind("before", after.map(it -> utc(it.updatedAt())).orElse(null))
                .bind("id", after.map(HistoryPlace::id).orElse(null))
                .bind("words", words.map(it -> it.toLowerCase(Locale.ROOT)).orElse(null))
                .bind("limit", limit + 1)
                .map((row, context) -> row(row))
                .list());
        var page = rows.stream().limit(limit).toList();
        return new Listed(
                page.stream().map(Row::view).toList(),
                rows.size() > limit ? Optional.of(page.getLast().place()) : Optional.empty());
    }

    /** Returns a conversation with all its messages. */
    public ConversationView find(Visitor visitor, ConversationId id) {
        return with(found(visitor, id), messages.of(id), Optional.empty());
    }

    /**
     * Returns a conversation with a page of its messages: the last ones, or those before the page that named them.
     *
     * @param before the message with which that page begins
     */
    public ConversationView find(Visitor visitor, ConversationId id, Optional<Integer> before, int limit) {
        var view = found(visitor, id);
        var page = messages.page(id, before, limit);
        return with(view, page.messages(), page.next());
    }

    private static ConversationView with(
            ConversationView view, List<ConversationView.Message> messages, Optional<Integer> next) {
        return new ConversationView(
                view.id(),
                view.title(),
                view.createdAt(),
                view.updatedAt(),
                view.zone(),
                messages,
                next.map(place -> new Cursor(place.toString()).encoded()).orElse(null));
    }

    /** Gives a conversation another title; returns it without messages. */
    public ConversationView rename(Visitor visitor, ConversationId id, String title) {
        return jdbi.inTransaction(handle -> {
            handle.createUpdate("UPDATE conversation SET title = :title WHERE id = :id AND visitor_hash = :visitor")
                    .bind("title", title.strip())
                    .bind("id", id.value())
                    .bind("visitor", visitor.hash())
                    .execute();
            return found(handle, visitor, id);
        });
    }

    /**
     * Deletes a conversation with all that belongs to it, save appointments. Refused with {@code TURN_IN_PROGRESS} while
     * it is answering.
     */
    public void delete(Visitor visitor, ConversationId id) {
        jdbi.useTransaction(handle -> {
            // Whoever begins a turn now waits for this row and then finds it gone; or this waits, and finds the lease
            var deleted = handle.createUpdate("""
                            DELETE FROM conversation
                            WHERE id = :id AND visitor_hash = :visitor AND (lease_until IS NULL OR lease_until <= :now)""")
                    .bind("id", id.value())
                    .bind("visitor", visitor.hash())
                    .bind("now", utc(clock.instant()))
                    .execute();
            if (deleted == 0) {
                found(handle, visitor, id);
                throw new ApiProblem(
                        ProblemCode.TURN_IN_PROGRESS,
                        "The desk is still answering in this conversation. Stop it or wait for it, then delete.");
            }
            Leftovers.delete(handle, List.of(id.value()));
        });
    }

    /** Keeps what the patient thinks of an answer, in place of what they thought before. */
    public void rate(Visitor visitor, ConversationId id, FeedbackRequest feedback) {
        jdbi.useTransaction(handle -> {
            found(handle, visitor, id);
            var rated = handle.createUpdate("""
                            UPDATE message m SET rating = :rating, comment = :comment FROM conversation c
                            WHERE c.id = :id AND m.conversation_id = c.id AND CAST(m.seq AS text) = :message
                              AND m.role = 'assistant' AND m.shown IS NOT NULL AND m.seq >= c.shown_from""")
                    .bind("rating", feedback.rating().name().toLowerCase(Locale.ROOT))
                    .bind(
                            "comment",
                            Optional.ofNullable(feedback.comment())
                                    .map(String::strip)
                                    .filter(comment -> !comment.isEmpty())
                                    .map(identities::blanked)
                                    .orElse(null))
                    .bind("id", id.value())
                    .bind("message", feedback.messageId())
                    .execute();
            if (rated == 0) {
                throw ApiProblem.invalid("message_id", "is no answer of this conversation");
            }
        });
    }

    /** Returns the secret with which a conversation goes on, the same each time. */
    public String secret(Visitor visitor, ConversationId id) {
        found(visitor, id);
        return visitor.secretOf(id);
    }

    private ConversationView found(Visitor visitor, ConversationId id) {
        return jdbi.withHandle(handle -> found(handle, visitor, id));
    }

    private ConversationView found(Handle handle, Visitor visitor, ConversationId id) {
        return handle.createQuery(COLUMNS + "WHERE c.id = :id AND c.visitor_hash = :visitor")
                .bind("id", id.value())
                .bind("visitor", visitor.hash())
                .map((row, context) -> row(row).view())
                .findOne()
                .orElseThrow(
                        () -> new ApiProblem(ProblemCode.NOT_FOUND, "There is no such conversation in your history."));
    }

    private Row row(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var updatedAt = row.getObject("updated_at", OffsetDateTime.class).toInstant();
        return new Row(
                new HistoryPlace(updatedAt, id),
                new ConversationView(
                        id.toString(),
                        Optional.ofNullable(row.getString("title")).orElse(ConversationTitle.UNTITLED),
                        views.time(row.getObject("created_at", OffsetDateTime.class)
                                .toInstant()),
                        views.time(updatedAt),
                        views.zone(),
                        null,
                        null));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
