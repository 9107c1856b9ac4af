package dev.caredesk.schedule;

import java.time.DayOfWeek;

/**
 * When doctors work on a weekday: from the first who begins to the last who ends.
 *
 * @param day the weekday
 * @param opensMinute minute of the day
 * @param closesMinute minute of the day, 1440 for midnight
 */
public record OpeningHours(DayOfWeek day, int opensMinute, int closesMinute) {}
