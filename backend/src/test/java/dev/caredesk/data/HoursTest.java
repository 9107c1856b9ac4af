package dev.caredesk.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.caredesk.data.DoctorData.WeeklyHours;
import java.time.DayOfWeek;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HoursTest {

    @Test
    void readsDaysRangesAndSeveralStretches() {
        assertThat(Hours.parse("Mon,Wed 09:00-12:00 13:00-17:00; Sat-Sun 8:30-24:00"))
                .containsExactly(
                        new WeeklyHours(DayOfWeek.MONDAY, 540, 720),
                        new WeeklyHours(DayOfWeek.MONDAY, 780, 1020),
                        new WeeklyHours(DayOfWeek.WEDNESDAY, 540, 720),
                        new WeeklyHours(DayOfWeek.WEDNESDAY, 780, 1020),
                        new WeeklyHours(DayOfWeek.SATURDAY, 510, 1440),
                        new WeeklyHours(DayOfWeek.SUNDAY, 510, 1440));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ";",
                "Mon",
                "Mon 9",
                "Mon 09:00-09:00",
                "Mon 12:00-09:00",
                "Mon 09:00-24:30",
                "Mon 09:61-10:00",
                "Mon 09:00-12:00 11:00-13:00",
                "Mon-Tue 09:00-12:00; Tue 10:00-11:00",
                "Xyz 09:00-12:00",
                "09:00-12:00"
            })
    void refusesWhatIsNoHours(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Hours.parse(text));
    }
}
