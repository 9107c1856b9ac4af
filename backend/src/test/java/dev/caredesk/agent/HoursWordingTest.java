package dev.caredesk.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.schedule.OpeningHours;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class HoursWordingTest {

    private final HoursWording wording = new HoursWording(Locale.US);

    @Test
    void neighbouringDaysWithTheSameHoursAreOneGroup() {
        assertThat(wording.of(List.of(
                        new OpeningHours(DayOfWeek.MONDAY, 450, 1140),
                        new OpeningHours(DayOfWeek.TUESDAY, 450, 1140),
                        new OpeningHours(DayOfWeek.WEDNESDAY, 450, 1140),
                        new OpeningHours(DayOfWeek.SATURDAY, 540, 1440))))
                .isEqualTo("Monday to Wednesday 7:30 AM to 7:00 PM, Saturday 9:00 AM to midnight");
    }

    @Test
    void withoutWeeklyHoursNothingIsSaid() {
        assertThat(wording.of(List.of())).isEmpty();
    }
}
