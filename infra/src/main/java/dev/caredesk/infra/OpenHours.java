package dev.caredesk.infra;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;

/** When the desk runs, on Monday to Friday; outside of that, its tasks and its database rest. */
public record OpenHours(LocalTime opens, LocalTime closes, ZoneId zone) {

    private static final Pattern SHAPE =
            Pattern.compile("(?<opens>([01]\\d|2[0-3]):[0-5]\\d)-(?<closes>([01]\\d|2[0-3]):[0-5]\\d)");
    private static final int DAYS = 5;
    private static final double HOURS_OF_A_WEEK = 168;

    /** How long before the tasks the database is started, and after them stopped. */
    static final Duration DATABASE_MARGIN = Duration.ofMinutes(15);

    static Optional<OpenHours> read(Settings settings) {
        var hours = settings.text("openHours", SHAPE, "07:00-19:00").orElse("07:00-19:00");
        var zone = settings.text("openZone").orElse("America/Chicago");
        if (!settings.flag("offHours")) {
            return Optional.empty();
        }
        var matcher = SHAPE.matcher(hours);
        if (!matcher.matches()) {
            throw new IllegalStateException(hours);
        }
        var open = new OpenHours(
                LocalTime.parse(matcher.group("opens")), LocalTime.parse(matcher.group("closes")), zoneOf(zone));
        if (open.duration().compareTo(Duration.ofHours(1)) < 0
                || open.opens.isBefore(LocalTime.of(1, 0))
                || open.closes.isAfter(LocalTime.of(23, 0))) {
            throw new InvalidSetting(
                    "openHours must be an hour or more between 01:00 and 23:00; \"" + hours + "\" is not.");
        }
        return Optional.of(open);
    }

    // Java takes offsets such as UTC+2 too, and AWS names of zones only
    private static ZoneId zoneOf(String name) {
        if (!ZoneId.getAvailableZoneIds().contains(name)) {
            throw new InvalidSetting("openZone must be a time zone such as America/Chicago; \"" + name + "\" is none.");
        }
        return ZoneId.of(name);
    }

    private Duration duration() {
        return Duration.between(opens, closes);
    }

    /** Returns the part of a week in which the tasks run. */
    public double taskShare() {
        return DAYS * duration().toMinutes() / 60.0 / HOURS_OF_A_WEEK;
    }

    /** Returns the part of a week in which the database runs. */
    public double databaseShare() {
        return DAYS * duration().plus(DATABASE_MARGIN.multipliedBy(2)).toMinutes() / 60.0 / HOURS_OF_A_WEEK;
    }
}
