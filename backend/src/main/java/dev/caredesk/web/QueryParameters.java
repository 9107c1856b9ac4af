package dev.caredesk.web;

import dev.caredesk.api.Problem;
import dev.caredesk.api.ProblemCode;
import jakarta.ws.rs.core.UriInfo;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The query parameters of a request, read by name and type. {@link #done()} then refuses the request with all that is
 * wrong with them at once; what was not read by then is unknown, and unknown parameters are wrong too.
 */
public final class QueryParameters {

    private final UriInfo uri;
    private final Set<String> known = new HashSet<>();
    private final List<Problem.FieldError> errors = new ArrayList<>();

    /** Reads from the request's address. */
    public QueryParameters(UriInfo uri) {
        this.uri = uri;
    }

    /** Returns a text of at most that many characters. */
    public Optional<String> text(String name, int maxLength) {
        return parsed(name, "must have 1 to " + maxLength + " characters", value -> {
            var text = value.strip();
            return text.isEmpty() || text.length() > maxLength ? null : text;
        });
    }

    /** Returns {@code true} or {@code false}. */
    public Optional<Boolean> flag(String name) {
        return parsed(name, "must be true or false", value -> switch (value) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> null;
        });
    }

    /** Returns one of the names of an enum, in lower case on the wire. */
    public <T extends Enum<T>> Optional<T> choice(String name, Class<T> of) {
        var names = Arrays.stream(of.getEnumConstants())
                .map(it -> it.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" or "));
        return parsed(
                name,
                "must be " + names,
                value -> value.equals(value.toLowerCase(Locale.ROOT))
                        ? Enum.valueOf(of, value.toUpperCase(Locale.ROOT))
                        : null);
    }

    /** Returns a whole number within bounds, both included. */
    public Optional<Integer> number(String name, int least, int most) {
        return parsed(name, "must be a number from " + least + " to " + most, value -> {
            var number = Integer.parseInt(value);
            return number < least || number > most ? null : number;
        });
    }

    /** Returns a positive id. */
    public Optional<Long> id(String name) {
        return parsed(name, "must be an id", value -> {
            var id = Long.parseLong(value);
            return id < 1 ? null : id;
        });
    }

    /** Returns a date. */
    public Optional<LocalDate> date(String name) {
        return parsed(name, "must be a date such as 2027-03-05", LocalDate::parse);
    }

    /** Returns a month. */
    public Optional<YearMonth> month(String name) {
        return parsed(name, "must be a month such as 2027-03", YearMonth::parse);
    }

    /** Returns a stretch of the day. */
    public Optional<TimeWindow> window(String name) {
        return parsed(name, "must be a stretch of the day such as 08:00-12:00", TimeWindow::parse);
    }

    /** Returns days of the week, which are written with commas between them. */
    public Set<DayOfWeek> weekdays(String name) {
        return parsed(name, "must be days such as monday,thursday", value -> {
                    var days = EnumSet.noneOf(DayOfWeek.class);
                    Arrays.stream(value.toUpperCase(Locale.ROOT).split(",", -1))
                            .map(day -> DayOfWeek.valueOf(day.strip()))
                            .forEach(days::add);
                    return days;
                })
                .orElseGet(() -> EnumSet.noneOf(DayOfWeek.class));
    }

    /** Returns the place in a list at which the next page begins. */
    public <T> Optional<T> cursor(String name, Function<String, T> place) {
        return parsed(
                name,
                "must be the next_cursor of a page of this list",
                value -> place.apply(Cursor.parse(value).place()));
    }

    /** Adds something wrong that only shows between parameters. */
    public void refuse(String name, String message) {
        errors.add(new Problem.FieldError(name, message));
    }

    /** Whether nothing was found wrong so far. */
    public boolean isFine() {
        return errors.isEmpty();
    }

    /** Refuses the request if anything is wrong. */
    public void done() {
        uri.getQueryParameters().keySet().stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .forEach(name -> refuse(Problems.bounded(name), "is not a parameter of this request"));
        if (!errors.isEmpty()) {
            var first = errors.getFirst();
            throw new ApiProblem(ProblemCode.INVALID_INPUT, first.field() + ": " + first.message(), errors);
        }
    }

    private <T> Optional<T> parsed(String name, String expectation, Function<String, @Nullable T> parser) {
        known.add(name);
        var values = uri.getQueryParameters().getOrDefault(name, List.of());
        if (values.isEmpty()) {
            return Optional.empty();
        }
        var parsed = values.size() > 1 ? null : quietly(values.getFirst(), parser);
        if (parsed == null) {
            refuse(name, expectation);
        }
        return Optional.ofNullable(parsed);
    }

    private static <T> @Nullable T quietly(String value, Function<String, @Nullable T> parser) {
        try {
            return parser.apply(value);
        } catch (DateTimeException | IllegalArgumentException e) {
            return null;
        }
    }
}
