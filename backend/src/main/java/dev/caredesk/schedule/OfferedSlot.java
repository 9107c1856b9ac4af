package dev.caredesk.schedule;

import java.time.Instant;

/**
 * A slot that was shown to somebody. It is not held for them.
 *
 * @param id short and opaque; valid in the conversation it was offered in, until it expires
 * @param slot what was offered
 * @param expiresAt when the id lapses
 */
public record OfferedSlot(String id, Slot slot, Instant expiresAt) {}
