package dev.caredesk.api;

import java.time.LocalDate;
import java.util.List;

/**
 * The days of a month with free slots.
 *
 * @param month the month, such as {@code 2027-02}
 * @param zone the clinic's zone, an IANA name
 * @param days one entry for each day that has at least one free slot
 */
public record CalendarView(String month, String zone, List<Day> days) {

    /**
     * One day.
     *
     * @param date the day in the clinic's zone
     * @param freeSlots how many slots are free on it
     */
    public record Day(LocalDate date, int freeSlots) {}
}
