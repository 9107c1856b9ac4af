package dev.caredesk.api;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Who the conversation is identified as.
 *
 * @param conversationId the conversation's secret; new when the request carried none
 * @param identified whether anybody is
 * @param name the name to show, absent when nobody is identified
 * @param expiresAt when the identification ends without further activity
 * @param appointment what an accepted proposal became with this identification, if one waited
 * @param problem why the accepted proposal could not take effect, if it could not
 */
public record IdentificationView(
        String conversationId,
        boolean identified,
        @Nullable String name,
        @Nullable OffsetDateTime expiresAt,
        @Nullable AppointmentView appointment,
        @Nullable Problem problem) {}
