package dev.caredesk.ui.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ClinicTimeTest {

    private static final String CHICAGO = "America/Chicago";

    @Test
    void tellsTheYearOnlyWhenItIsAnother() {
        OffsetDateTime march = OffsetDateTime.parse("2027-03-08T10:30:00-06:00");

        assertThat(at("2027-02-01T00:00:00Z").day(march, CHICAGO)).isEqualTo("Monday, March 8");
        assertThat(at("2026-11-21T00:00:00Z").day(march, CHICAGO)).isEqualTo("Monday, March 8, 2027");
    }

    @Test
    void goesByTheClinicsYearOnNewYearsEve() {
        OffsetDateTime eve = OffsetDateTime.parse("2026-12-31T16:00:00-06:00");

        assertThat(at("2027-01-01T03:00:00Z").day(eve, CHICAGO)).isEqualTo("Thursday, December 31");
    }

    @Test
    void namesTheClinicsZoneWhateverTheOffsetOnTheWire() {
        OffsetDateTime start = OffsetDateTime.parse("2027-03-08T16:30:00Z");

        assertThat(at("2027-02-01T00:00:00Z").span(start, start.plusMinutes(30), CHICAGO))
                .isEqualTo("10:30 AM – 11:00 AM, Central Time");
    }

    private static ClinicTime at(String now) {
        return new ClinicTime(Clock.fixed(Instant.parse(now), ZoneOffset.UTC));
    }
}
