package dev.caredesk.ui.chat;

import dev.caredesk.api.DoctorView;
import dev.caredesk.api.SlotView;
import dev.caredesk.ui.Texts;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** Days and times as the page writes them: in the clinic's zone, whatever zone the browser is in. */
public final class ClinicTime {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE, MMMM d", Texts.LOCALE);
    private static final DateTimeFormatter DAY_AND_YEAR =
            DateTimeFormatter.ofPattern("EEEE, MMMM d, yyyy", Texts.LOCALE);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("h:mm a", Texts.LOCALE);
    private static final DateTimeFormatter ZONE = DateTimeFormatter.ofPattern("vvvv", Texts.LOCALE);

    private final Clock clock;

    /** Creates it; the clock tells which year it is. */
    public ClinicTime(Clock clock) {
        this.clock = clock;
    }

    /** Returns the weekday and date, with the year only when it is not this one. */
    public String day(OffsetDateTime moment, String zone) {
        ZonedDateTime there = at(moment, zone);
        boolean thisYear = Year.now(clock.withZone(there.getZone())).getValue() == there.getYear();
        return (thisYear ? DAY : DAY_AND_YEAR).format(there);
    }

    /** Returns the time of day. */
    public String time(OffsetDateTime moment, String zone) {
        return TIME.format(at(moment, zone));
    }

    /** Returns begin, end and the name of the zone, such as "10:30 AM – 11:00 AM, Central Time". */
    public String span(OffsetDateTime start, OffsetDateTime end, String zone) {
        return Texts.text("time.span", time(start, zone), time(end, zone), zone(start, zone));
    }

    /** Returns the name of the zone at that moment, such as "Central Time". */
    public String zone(OffsetDateTime moment, String zone) {
        return ZONE.format(at(moment, zone));
    }

    /** Returns a slot in the words with which a patient asks for it. */
    public String ask(SlotView slot) {
        return Texts.text("say.slot", whoAndWhen(slot.doctor(), slot.start(), slot.zone()));
    }

    /** Returns a doctor and a time in one phrase. */
    public String whoAndWhen(DoctorView doctor, OffsetDateTime start, String zone) {
        return Texts.text("time.who-and-when", doctor.name(), day(start, zone), time(start, zone));
    }

    private static ZonedDateTime at(OffsetDateTime moment, String zone) {
        return moment.atZoneSameInstant(ZoneId.of(zone));
    }
}
