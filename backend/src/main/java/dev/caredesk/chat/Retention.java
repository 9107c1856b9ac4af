package dev.caredesk.chat;

import dev.caredesk.caller.Identification;
import dev.caredesk.web.IdempotentRequests;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/**
 * Deletes conversations that nobody used for a while, with all that belongs to them save appointments, and what else is
 * kept for a time only. Tasks that do so at once skip each other's rows.
 */
@ApplicationScoped
class Retention {

    private static final Logger LOG = Logger.getLogger(Retention.class);
    private static final Duration AFTER_START = Duration.ofMinutes(1);
    // Small enough for the statement's time-out, whatever has gathered
    private static final int AT_ONCE = 500;
    private static final List<String> MINUTE_COUNTS = List.of("turn_count", "mcp_session_count");

    private final Jdbi jdbi;
    private final Clock clock;
    private final RetentionSettings settings;
    private final Identification identification;
    private final IdempotentRequests requests;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("retention").factory());

    Retention(
            Jdbi jdbi,
            Clock clock,
            RetentionSettings settings,
            Identification identification,
            IdempotentRequests requests) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.settings = settings;
        this.identification = identification;
        this.requests = requests;
    }

    void onStart(@Observes StartupEvent event) {
        var _ = executor.scheduleWithFixedDelay(
                this::cleanUp, AFTER_START.toMillis(), settings.every().toMillis(), TimeUnit.MILLISECONDS);
    }

    void onStop(@Observes Shutdown event) {
        executor.shutdownNow();
    }

    void cleanUp() {
        try {
            var conversations = 0;
            int deleted;
            do {
                deleted = deleteConversations();
                conversations += deleted;
            } while (deleted == AT_ONCE);
            deleteStrayProposals();
            deletePastCounts();
            requests.deleteExpired();
            identification.forgetOldFailures();
            if (conversations > 0) {
                LOG.infof("Deleted %d conversations, unused for %d days", conversations, settings.days());
            }
        } catch (RuntimeException e) {
            // The next time is soon enough
            LOG.warn("What is kept for a time only could not be deleted", e);
        }
    }

    private int deleteConversations() {
        return jdbi.inTransaction(handle -> {
            var ids = handle.createQuery("""
                            DELETE FROM conversation WHERE id IN (
                                SELECT id FROM conversation
                                WHERE updated_at < :unused AND (identified_until IS NULL OR identified_until < :unused)
                                  AND (lease_until IS NULL OR lease_until <= :now)
                                ORDER BY updated_at LIMIT :most FOR UPDATE SKIP LOCKED)
                            RETURNING id""")
                    .bind("unused", unused())
                    .bind("now", now())
                    .bind("most", AT_ONCE)
                    .mapTo(UUID.class)
                    .list();
            Leftovers.delete(handle, ids);
            return ids.size();
        });
    }

    // A form may have proposed something just when its conversation was deleted
    private void deleteStrayProposals() {
        jdbi.useHandle(
                handle -> handle.createUpdate("""
                        DELETE FROM proposal p WHERE p.created_at < :unused
                        AND NOT EXISTS (SELECT FROM conversation c WHERE c.id = p.conversation_id)""").bind("unused", unused()).execute());
    }

    private void deletePastCounts() {
        for (var counts : MINUTE_COUNTS) {
            jdbi.useHandle(handle -> handle.createUpdate("DELETE FROM " + counts + " WHERE minute < :past")
                    .bind("past", now().minusHours(1))
                    .execute());
        }
        jdbi.useHandle(handle -> handle.createUpdate("DELETE FROM token_use WHERE day < :past")
                .bind("past", unused().toLocalDate())
                .execute());
    }

    private OffsetDateTime unused() {
        return now().minusDays(settings.days());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
