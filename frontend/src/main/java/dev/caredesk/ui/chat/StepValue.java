package dev.caredesk.ui.chat;

import dev.caredesk.ui.Texts;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values as a reader writes them: days and times by locale, yes and no, lists with commas. */
final class StepValue {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE, MMM d, yyyy", Texts.LOCALE);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("h:mm a", Texts.LOCALE);

    private StepValue() {}

    /** Returns a value of the wire in words. */
    static String of(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Boolean yes -> Texts.text(yes ? "value.yes" : "value.no");
            case Collection<?> several -> several.stream().map(StepValue::of).collect(Collectors.joining(", "));
            default -> dayOrTime(value.toString());
        };
    }

    private static String dayOrTime(String text) {
        try {
            if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
                return DAY.format(LocalDate.parse(text));
            }
            return text.matches("\\d{2}:\\d{2}") ? TIME.format(LocalTime.parse(text)) : text;
        } catch (DateTimeParseException impossible) {
            return text;
        }
    }
}
