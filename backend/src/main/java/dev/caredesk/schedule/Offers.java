package dev.caredesk.schedule;

import dev.caredesk.caller.Caller;
import dev.caredesk.caller.ConversationId;
import dev.caredesk.schedule.OfferRepository.For;
import dev.caredesk.schedule.OfferRepository.Offered;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Gives slots the ids under which they can be booked. */
final class Offers {

    private static final Duration BETWEEN_CLEANINGS = Duration.ofMinutes(1);

    private final Jdbi jdbi;
    private final Clock clock;
    private final ScheduleSettings settings;
    private final OfferRepository repository = new OfferRepository();
    private final AtomicLong nextCleaning = new AtomicLong();

    Offers(Jdbi jdbi, Clock clock, ScheduleSettings settings) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.settings = settings;
    }

    List<OfferedSlot> offer(Optional<ConversationId> conversation, List<Slot> slots) {
        if (slots.isEmpty()) {
            return List.of();
        }
        var now = clock.instant();
        var expiresAt = now.plus(settings.offerLifetime());
        var id = jdbi.withHandle(handle -> {
            cleanUp(handle, now);
            var fresh = ShortId.offer();
            while (!repository.insert(handle, fresh, conversation, slots, expiresAt)) {
                fresh = ShortId.offer();
            }
            return fresh;
        });
        return offered(id, slots, expiresAt);
    }

    /** Returns the slot, or refuses. */
    Offered find(Handle handle, Caller caller, String slotId, For whom) {
        return repository
                .find(handle, caller, slotId, whom, clock.instant())
                .orElseThrow(() -> new BookingRefused(
                        Refusal.SLOT_NOT_OFFERED,
                        "That time is no longer on offer. Please look for free times again."));
    }

    private static List<OfferedSlot> offered(String id, List<Slot> slots, Instant expiresAt) {
        var offered = new ArrayList<OfferedSlot>(slots.size());
        for (var slot : slots) {
            // SQL counts places from 1
            offered.add(new OfferedSlot(id + "-" + (offered.size() + 1), slot, expiresAt));
        }
        return offered;
    }

    private void cleanUp(Handle handle, Instant now) {
        long due = nextCleaning.get();
        if (now.toEpochMilli() >= due
                && nextCleaning.compareAndSet(due, now.plus(BETWEEN_CLEANINGS).toEpochMilli())) {
            repository.deleteExpired(handle, now);
        }
    }
}
