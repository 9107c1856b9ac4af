package dev.caredesk;

import io.quarkus.runtime.configuration.DurationConverter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/**
 * Looks at the values of the settings of docs/configuration.md before anything starts, and says in a sentence for each
 * what is wrong with it. Addresses and credentials are looked at where they are used.
 */
final class SettingsCheck {

    private static final Duration LONGEST = Duration.ofDays(3650);
    private static final Pattern POSTGRESQL_DURATION = Pattern.compile("[1-9]\\d{0,8}(?:us|ms|s|min|h|d)?");
    private static final Pattern LANGUAGE_TAG = Pattern.compile("[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*");
    private static final Pattern ORIGIN = Pattern.compile("https?://[^/\\s]+|/.+/");
    private static final Pattern COLLECTOR = Pattern.compile("https?://[^/\\s].*");

    private static final List<Rule> RULES = List.of(
            whole("database.pool-size", 1, 1_000),
            duration("database.acquisition-timeout", Duration.ofMillis(1)),
            whole("database.connect-timeout-seconds", 1, 3_600),
            whole("database.socket-timeout-seconds", 1, 86_400),
            postgresqlDuration("database.statement-timeout"),
            postgresqlDuration("database.lock-timeout"),
            postgresqlDuration("database.idle-in-transaction-timeout"),
            duration("database.patience", Duration.ZERO),
            duration("database.retry", Duration.ofMillis(1)),
            text("clinic.name"),
            text("clinic.address"),
            text("clinic.phone"),
            text("clinic.emergency-number"),
            new Rule("clinic.zone", SettingsCheck::isZone, "a time zone such as America/Chicago"),
            new Rule("clinic.locale", SettingsCheck::isLocale, "a language tag such as en-US"),
            flag("clinic.data-shift"),
            duration("schedule.minimum-notice", Duration.ZERO),
            duration("schedule.change-notice", Duration.ZERO),
            duration("schedule.change-grace", Duration.ZERO),
            duration("schedule.booking-horizon", Duration.ofDays(1)),
            duration("schedule.offer-lifetime", Duration.ofSeconds(1)),
            duration("schedule.proposal-lifetime", Duration.ofSeconds(1)),
            duration("caller.identified-for", Duration.ofSeconds(1)),
            whole("caller.failures-before-lock", 1, 1_000),
            duration("caller.locked-for", Duration.ofSeconds(1)),
            whole("retention.days", 1, 36_500),
            duration("retention.every", Duration.ofSeconds(1)),
            whole("limits.conversation-turns-per-minute", 0, Integer.MAX_VALUE),
            whole("limits.turns-per-minute", 0, Integer.MAX_VALUE),
            whole("mcp.calls-per-minute", 1, Integer.MAX_VALUE),
            whole("mcp.sessions-per-minute", 0, Integer.MAX_VALUE),
            new Rule(
                    "cors.allowed-origins",
                    SettingsCheck::areOrigins,
                    "origins such as https://page.example, comma-separated"),
            flag("log.json"),
            matching("otel.exporter.otlp.endpoint", COLLECTOR, "an address such as http://localhost:4318"),
            duration("agent.connect-timeout", Duration.ofMillis(1)),
            duration("agent.busy-patience", Duration.ZERO),
            duration("agent.pause", Duration.ofMillis(1)),
            whole("agent.max-tool-calls", 1, 1_000),
            duration("agent.turn-deadline", Duration.ofMillis(1)),
            duration("agent.lease-margin", Duration.ZERO),
            whole("agent.memory-messages", 1, 10_000),
            duration("model.timeout", Duration.ofMillis(1)),
            whole("model.max-tokens", 1, Integer.MAX_VALUE),
            number("model.temperature", 0, 2),
            whole("model.daily-tokens", 0, Long.MAX_VALUE),
            new Rule("model.prices", SettingsCheck::isReadable, "a file that can be read"),
            whole("model.retries", 0, 10),
            whole("model.concurrency", 1, 10_000),
            duration("model.pause", Duration.ofMillis(1)));

    private record Rule(String setting, Predicate<String> allows, String allowed) {

        Optional<String> objection(String value) {
            return allows.test(value)
                    ? Optional.empty()
                    : Optional.of(variable(setting) + " is \"" + value + "\": give " + allowed + ".");
        }
    }

    private SettingsCheck() {}

    /** Fails with {@link InvalidSettings} if a value cannot be used. */
    static void check(Config config) {
        check(setting -> Optional.ofNullable(config.getConfigValue(setting).getValue()));
    }

    /** Looks at what each setting is, where it is set. */
    static void check(Function<String, Optional<String>> values) {
        var objections = RULES.stream()
                .flatMap(rule -> values.apply(rule.setting()).flatMap(rule::objection).stream())
                .toList();
        if (!objections.isEmpty()) {
            throw new InvalidSettings(String.join("\n", objections));
        }
    }

    /** Returns the settings that are looked at, as they are called in the environment. */
    static List<String> variables() {
        return RULES.stream().map(rule -> variable(rule.setting())).toList();
    }

    private static String variable(String setting) {
        return setting.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
    }

    private static Rule whole(String setting, long least, long most) {
        var highest = most == Integer.MAX_VALUE || most == Long.MAX_VALUE ? "up" : "to " + most;
        return new Rule(
                setting,
                value -> parsed(value, Long::valueOf)
                        .filter(number -> number >= least && number <= most)
                        .isPresent(),
                "a whole number from " + least + " " + highest);
    }

    private static Rule number(String setting, double least, double most) {
        return new Rule(
                setting,
                value -> parsed(value, Double::valueOf)
                        .filter(number -> number >= least && number <= most)
                        .isPresent(),
                String.format(Locale.ROOT, "a number from %.0f to %.0f", least, most));
    }

    private static Rule duration(String setting, Duration least) {
        return new Rule(
                setting,
                value -> parsed(value, DurationConverter::parseDuration)
                        .filter(time -> time.compareTo(least) >= 0 && time.compareTo(LONGEST) <= 0)
                        .isPresent(),
                "a duration such as PT5S, from " + least + " to P" + LONGEST.toDays() + "D");
    }

    private static Rule postgresqlDuration(String setting) {
        return matching(
                setting, POSTGRESQL_DURATION, "a duration above zero as PostgreSQL writes it, such as 500ms or 10s");
    }

    private static Rule flag(String setting) {
        return new Rule(
                setting, value -> value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false"), "true or false");
    }

    private static Rule text(String setting) {
        return new Rule(setting, value -> !value.isBlank(), "some text, or leave it out");
    }

    private static Rule matching(String setting, Pattern pattern, String allowed) {
        return new Rule(
                setting,
                value -> value.isEmpty() || pattern.matcher(value.strip()).matches(),
                allowed);
    }

    private static boolean isZone(String value) {
        return parsed(value, ZoneId::of).isPresent();
    }

    private static boolean isLocale(String value) {
        try {
            return LANGUAGE_TAG.matcher(value.strip()).matches()
                    && !Locale.forLanguageTag(value.strip().replace('_', '-'))
                            .getISO3Language()
                            .isEmpty();
        } catch (MissingResourceException unknown) {
            return false;
        }
    }

    private static boolean areOrigins(String value) {
        return Stream.of(value.split(",", -1))
                .map(String::strip)
                .allMatch(origin -> origin.isEmpty() || ORIGIN.matcher(origin).matches());
    }

    private static boolean isReadable(String value) {
        return value.isEmpty() || Files.isReadable(Path.of(value)) && Files.isRegularFile(Path.of(value));
    }

    private static <T> Optional<T> parsed(String value, Function<String, T> parser) {
        try {
            return Optional.ofNullable(parser.apply(value.strip()));
        } catch (IllegalArgumentException | DateTimeException no) {
            return Optional.empty();
        }
    }
}
