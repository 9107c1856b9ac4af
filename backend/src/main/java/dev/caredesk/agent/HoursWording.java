package dev.caredesk.agent;

import dev.caredesk.schedule.OpeningHours;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says when doctors see patients: "Monday to Thursday 7:30 AM to 7:00 PM, Saturday 9:00 AM to 1:00 PM". */
final class HoursWording {

    private static final int MIDNIGHT = 1440;

    private final DateTimeFormatter time;

    HoursWording(Locale locale) {
        time = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(locale);
    }

    /** Returns the sentence's part, or nothing where there are no weekly hours. */
    String of(List<OpeningHours> week) {
        var groups = new ArrayList<String>();
        for (int i = 0; i < week.size(); ) {
            int end = i;
            while (end + 1 < week.size() && continues(week.get(end), week.get(end + 1))) {
                end++;
            }
            groups.add(days(week.get(i).day(), week.get(end).day()) + " " + hours(week.get(i)));
            i = end + 1;
        }
        return String.join(", ", groups);
    }

    private static boolean continues(OpeningHours one, OpeningHours next) {
        return next.day().getValue() == one.day().getValue() + 1
                && next.opensMinute() == one.opensMinute()
                && next.closesMinute() == one.closesMinute();
    }

    private static String days(DayOfWeek from, DayOfWeek to) {
        return from == to
                ? name(from)
                : name(from) + (to.getValue() == from.getValue() + 1 ? " and " : " to ") + name(to);
    }

    private static String name(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    private String hours(OpeningHours hours) {
        return at(hours.opensMinute()) + " to " + at(hours.closesMinute());
    }

    private String at(int minute) {
        // A narrow no-break space before AM reads badly where it is not known
        return minute == MIDNIGHT
                ? "midnight"
                : time.format(LocalTime.ofSecondOfDay(minute * 60L)).replace('\u202f', ' ');
    }
}
