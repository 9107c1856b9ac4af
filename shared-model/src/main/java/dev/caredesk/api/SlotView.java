package dev.caredesk.api;

import java.time.OffsetDateTime;

/**
 * A free slot that was offered.
 *
 * @param id opaque, valid until {@code expiresAt} and, when it was offered in a conversation, only there
 * @param doctor whom it is with
 * @param start begin, in the clinic's zone
 * @param end end, in the clinic's zone
 * @param zone the clinic's zone, an IANA name
 * @param expiresAt until when the id can be booked; the slot itself is not held
 */
public record SlotView(
        String id,
        DoctorView doctor,
        OffsetDateTime start,
        OffsetDateTime end,
        String zone,
        OffsetDateTime expiresAt) {}
