package dev.caredesk.schedule;

import java.util.List;

/**
 * What a search for slots found.
 *
 * @param slots the free slots, earliest first
 * @param more whether there are more than the limit let through
 */
public record FreeSlots(List<Slot> slots, boolean more) {}
