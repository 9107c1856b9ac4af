package dev.caredesk.schedule;

import dev.caredesk.api.AppointmentStatus;
import java.time.Instant;
import java.time.ZoneId;

/**
 * The rules of the desk: one method each, listed in {@link #book}, {@link #move} and {@link #change}. That two
 * appointments never overlap is checked here for a friendly answer and enforced by the database.
 */
final class BookingRules {

    private final ScheduleSettings settings;
    private final ZoneId zone;

    BookingRules(ScheduleSettings settings, ZoneId zone) {
        this.settings = settings;
        this.zone = zone;
    }

    /** All that a new appointment has to satisfy. */
    void book(TimeRange slot, SlotFacts facts, Instant now) {
        notInThePast(slot, now);
        minimumNotice(slot, now);
        withinHorizon(slot, now);
        withinHours(slot, facts);
        doctorIsFree(facts);
        patientIsFree(facts);
    }

    /** All that moving an appointment to another slot has to satisfy. */
    void move(Appointment appointment, TimeRange slot, SlotFacts facts, Instant now) {
        change(appointment, now);
        book(slot, facts, now);
    }

    /** All that moving or cancelling an appointment has to satisfy, wherever it goes. */
    void change(Appointment appointment, Instant now) {
        stillAhead(appointment.status(), appointment.time(), now);
        changeNotice(appointment.time(), appointment.bookedAt(), now);
    }

    /** Whether its patient may move or cancel an appointment now. */
    boolean isChangeable(AppointmentStatus status, TimeRange time, Instant bookedAt, Instant now) {
        try {
            stillAhead(status, time, now);
            changeNotice(time, bookedAt, now);
            return true;
        } catch (BookingRefused refused) {
            return false;
        }
    }

    /** Between which instants an appointment booked now may begin. */
    TimeRange bookable(Instant now) {
        return new TimeRange(now.plus(settings.minimumNotice()), now.plus(settings.bookingHorizon()));
    }

    /** What has begun cannot be booked. */
    void notInThePast(TimeRange slot, Instant now) {
        if (!slot.start().isAfter(now)) {
            throw new BookingRefused(Refusal.IN_THE_PAST, "That time has already passed. Please choose a later one.");
        }
    }

    /** The practice needs some time to prepare. */
    void minimumNotice(TimeRange slot, Instant now) {
        if (slot.start().isBefore(bookable(now).start())) {
            throw new BookingRefused(
                    Refusal.NOTICE_TOO_SHORT, "That is too soon to book here. Please choose a later time or call us.");
        }
    }

    /** Appointments are given only so far ahead. */
    void withinHorizon(TimeRange slot, Instant now) {
        if (slot.start().isAfter(bookable(now).end())) {
            throw new BookingRefused(
                    Refusal.BEYOND_HORIZON,
                    "That is further ahead than we give appointments. Please choose a nearer day.");
        }
    }

    /** The doctor is at work for the whole slot. */
    void withinHours(TimeRange slot, SlotFacts facts) {
        var day = ClinicDay.of(slot.start().atZone(zone).toLocalDate(), zone);
        boolean atWork = facts.hours().spans(day).stream().anyMatch(span -> span.contains(slot));
        if (!atWork || facts.doctorOff()) {
            throw new BookingRefused(
                    Refusal.OUTSIDE_HOURS, "The doctor does not work at that time. Please choose another one.");
        }
    }

    /** No two appointments of a doctor overlap. */
    void doctorIsFree(SlotFacts facts) {
        if (facts.doctorBusy()) {
            throw slotTaken();
        }
    }

    /** No two appointments of a patient overlap. */
    void patientIsFree(SlotFacts facts) {
        if (facts.patientBusy()) {
            throw patientBusy();
        }
    }

    /** What is cancelled or has begun stays as it is. */
    void stillAhead(AppointmentStatus status, TimeRange time, Instant now) {
        if (status != AppointmentStatus.BOOKED || !time.start().isAfter(now)) {
            throw new BookingRefused(
                    Refusal.NOT_CHANGEABLE, "That appointment is cancelled or over and cannot be changed.");
        }
    }

    /** Moving and cancelling need notice, save right after booking. A move does not renew that. */
    void changeNotice(TimeRange time, Instant bookedAt, Instant now) {
        boolean inTime = !now.plus(settings.changeNotice()).isAfter(time.start());
        boolean justBooked = !now.isAfter(bookedAt.plus(settings.changeGrace()));
        if (!inTime && !justBooked) {
            throw new BookingRefused(
                    Refusal.TOO_LATE_TO_CHANGE,
                    "It is too short before the appointment to move or cancel it here. Please call us.");
        }
    }

    static BookingRefused slotTaken() {
        return new BookingRefused(
                Refusal.SLOT_TAKEN, "Somebody else has just taken that time. Please choose another one.");
    }

    static BookingRefused patientBusy() {
        return new BookingRefused(
                Refusal.PATIENT_BUSY, "There is already an appointment at that time. Please choose another one.");
    }
}
