package dev.caredesk.schedule;

/**
 * A free stretch in a doctor's day, as long as one appointment.
 *
 * @param doctor whom it is with
 * @param time when
 */
public record Slot(Doctor doctor, TimeRange time) {}
