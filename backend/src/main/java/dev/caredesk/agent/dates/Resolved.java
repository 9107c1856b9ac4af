package dev.caredesk.agent.dates;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;

/**
 * A phrase as dates of the calendar.
 *
 * @param from first day
 * @param to last day, included
 * @param fromTime not before; the very time where one was said ("at 3")
 * @param toTime not after
 */
public record Resolved(LocalDate from, LocalDate to, Optional<LocalTime> fromTime, Optional<LocalTime> toTime) {}
