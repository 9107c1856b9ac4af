package dev.caredesk.schedule;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the rules are set. Environment: {@code SCHEDULE_MINIMUM_NOTICE}, … as ISO durations. */
@ConfigMapping(prefix = "schedule")
public interface ScheduleSettings {

    /** Shortest time between booking and the appointment. */
    @WithDefault("PT1H")
    Duration minimumNotice();

    /** Shortest time before an appointment at which its patient may move or cancel it. */
    @WithDefault("PT24H")
    Duration changeNotice();

    /** For how long after booking an appointment may be moved or cancelled whatever the notice. */
    @WithDefault("PT15M")
    Duration changeGrace();

    /** How far ahead appointments are given. */
    @WithDefault("P90D")
    Duration bookingHorizon();

    /** How long an offered slot id is valid. */
    @WithDefault("PT15M")
    Duration offerLifetime();

    /** How long a proposal waits for a yes. */
    @WithDefault("PT15M")
    Duration proposalLifetime();
}
