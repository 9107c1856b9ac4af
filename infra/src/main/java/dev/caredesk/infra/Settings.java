package dev.caredesk.infra;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads settings by their names, each with its type and range. What was written but never asked for is a misspelt
 * name. Values come from {@code cdk.json} with JSON's types, or from {@code -c name=value} as text.
 */
final class Settings {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** What the CDK's own commands {@code acknowledge} and {@code cli-telemetry} write into the context. */
    private static final Set<String> OF_THE_CDK = Set.of("acknowledged-issue-numbers", "cli-telemetry");

    private final String prefix;
    private final Map<String, Object> values;
    private final Set<String> given;
    private final Set<String> known = new TreeSet<>();

    private Settings(String prefix, Map<String, Object> values, Set<String> given) {
        this.prefix = prefix;
        this.values = values;
        this.given = given;
    }

    /** Settings of the context, without what belongs to the CDK itself. */
    static Settings of(Map<String, ?> context) {
        var own = new LinkedHashMap<String, Object>();
        context.forEach((name, value) -> {
            if (!belongsToTheCdk(name) && value != null) {
                own.put(name, value);
            }
        });
        return new Settings("", own, own.keySet());
    }

    // Feature flags, and what the command line has looked up: "availability-zones:account=…"
    private static boolean belongsToTheCdk(String name) {
        return name.startsWith("@")
                || name.startsWith("aws-cdk")
                || name.startsWith("cdk-")
                || name.contains(":")
                || OF_THE_CDK.contains(name);
    }

    /** The same settings, with those of a profile for what is not set. */
    Settings over(Map<String, Object> profile) {
        var merged = new LinkedHashMap<>(profile);
        merged.putAll(values);
        var settings = new Settings(prefix, merged, values.keySet());
        settings.known.addAll(known);
        return settings;
    }

    /**
     * Refuses what was not asked for.
     *
     * @throws InvalidSetting naming it, and the setting that was probably meant
     */
    void refuseUnknown() {
        for (var name : values.keySet()) {
            if (!known.contains(name)) {
                throw new InvalidSetting("There is no setting \"" + prefix + name + "\""
                        + Spelling.nearest(name, known)
                                .map(meant -> "; did you mean \"" + prefix + meant + "\"?")
                                .orElse("; docs/deployment.md lists all of them."));
            }
        }
    }

    /**
     * Refuses settings that a person chose, not a profile, and that would do nothing.
     *
     * @throws InvalidSetting naming the first of them
     */
    void refuseInVain(List<String> names, String why) {
        names.stream().filter(given::contains).findFirst().ifPresent(name -> {
            throw new InvalidSetting(named(name) + " would change nothing: " + why);
        });
    }

    Optional<String> text(String name) {
        return raw(name).map(value -> {
            if (value instanceof Map
                    || value instanceof List
                    || value.toString().isBlank()) {
                throw new InvalidSetting(named(name) + " must be a text that is not empty.");
            }
            return value.toString().strip();
        });
    }

    Optional<String> text(String name, Pattern shape, String example) {
        return text(name).map(value -> {
            if (!shape.matcher(value).matches()) {
                throw new InvalidSetting(named(name) + " must look like " + example + "; \"" + value + "\" does not.");
            }
            return value;
        });
    }

    boolean flag(String name) {
        return raw(name)
                .map(value -> switch (value.toString()) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw new InvalidSetting(named(name) + " must be true or false, not \"" + value + "\".");
                })
                .orElse(false);
    }

    int number(String name, int otherwise, int lowest, int highest) {
        return decimal(name)
                .map(value -> {
                    if (value.stripTrailingZeros().scale() > 0 || isOutside(value, lowest, highest)) {
                        throw outOfRange(name, value, lowest + " to " + highest);
                    }
                    return value.intValue();
                })
                .orElse(otherwise);
    }

    /** A number in steps of a half, as Aurora counts its capacity. */
    double halves(String name, double otherwise, int lowest, int highest) {
        return decimal(name)
                .map(value -> {
                    if (value.multiply(BigDecimal.TWO).stripTrailingZeros().scale() > 0
                            || isOutside(value, lowest, highest)) {
                        throw outOfRange(name, value, lowest + " to " + highest + " in steps of 0.5");
                    }
                    return value.doubleValue();
                })
                .orElse(otherwise);
    }

    int oneOf(String name, int otherwise, List<Integer> choices) {
        return decimal(name)
                .map(value -> choices.stream()
                        .filter(choice -> value.compareTo(BigDecimal.valueOf(choice)) == 0)
                        .findFirst()
                        .orElseThrow(() -> notAmong(name, value.toString(), choices)))
                .orElse(otherwise);
    }

    <T extends Enum<T>> T oneOf(String name, T otherwise) {
        var choices = List.of(otherwise.getDeclaringClass().getEnumConstants());
        return text(name)
                .map(value -> choices.stream()
                        .filter(choice -> spelled(choice).equals(value))
                        .findFirst()
                        .orElseThrow(() -> notAmong(
                                name,
                                value,
                                choices.stream().map(Settings::spelled).toList())))
                .orElse(otherwise);
    }

    /** How a choice is written in the settings. */
    static String spelled(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String oneOf(String name, String otherwise, List<String> choices) {
        var value = text(name).orElse(otherwise);
        if (!choices.contains(value)) {
            throw notAmong(name, value, choices);
        }
        return value;
    }

    /** A list of JSON, or a text with commas. */
    List<String> list(String name, List<String> otherwise) {
        return structured(name)
                .map(value -> switch (value) {
                    case List<?> items -> items.stream();
                    case Map<?, ?> map -> throw new InvalidSetting(named(name) + " must be a list of texts.");
                    default -> Arrays.stream(value.toString().split(",", -1));
                })
                .map(items -> items.map(item -> String.valueOf(item).strip()).toList())
                .orElse(otherwise);
    }

    /** An object of JSON whose values are texts. */
    Map<String, String> map(String name) {
        return structured(name)
                .map(value -> {
                    if (!(value instanceof Map<?, ?> map)) {
                        throw notAnObject(name);
                    }
                    var texts = new LinkedHashMap<String, String>();
                    map.forEach((key, text) -> {
                        if (text == null || text instanceof Map || text instanceof List) {
                            throw notAnObject(name);
                        }
                        texts.put(key.toString(), text.toString());
                    });
                    return texts;
                })
                .map(texts -> (Map<String, String>) texts)
                .orElse(Map.of());
    }

    /** Settings within a setting; a bare text stands for an object with that one value. */
    Optional<Settings> nested(String name, String onlyValue) {
        return structured(name).map(value -> {
            var inner = new LinkedHashMap<String, Object>();
            if (value instanceof Map<?, ?> map) {
                map.forEach((key, item) -> inner.put(key.toString(), item));
            } else {
                inner.put(onlyValue, value);
            }
            return new Settings(prefix + name + ".", inner, inner.keySet());
        });
    }

    /** The name as a person wrote it. */
    String named(String name) {
        return prefix + name;
    }

    InvalidSetting missing(String name, String why) {
        return new InvalidSetting(named(name) + " is missing: " + why);
    }

    private Optional<Object> raw(String name) {
        known.add(name);
        return Optional.ofNullable(values.get(name));
    }

    // The command line can only give text, so that JSON may come as text.
    private Optional<Object> structured(String name) {
        return raw(name).map(value -> {
            if (value instanceof String text
                    && (text.strip().startsWith("{") || text.strip().startsWith("["))) {
                try {
                    return JSON.readValue(text, Object.class);
                } catch (JsonProcessingException e) {
                    throw new InvalidSetting(named(name) + " is not valid JSON.");
                }
            }
            return value;
        });
    }

    private Optional<BigDecimal> decimal(String name) {
        return raw(name).map(value -> {
            try {
                return new BigDecimal(value.toString().strip());
            } catch (NumberFormatException e) {
                throw new InvalidSetting(named(name) + " must be a number, not \"" + value + "\".");
            }
        });
    }

    private static boolean isOutside(BigDecimal value, int lowest, int highest) {
        return value.compareTo(BigDecimal.valueOf(lowest)) < 0 || value.compareTo(BigDecimal.valueOf(highest)) > 0;
    }

    private InvalidSetting outOfRange(String name, BigDecimal value, String range) {
        return new InvalidSetting(named(name) + " must be a number from " + range + ", not " + value + ".");
    }

    private InvalidSetting notAnObject(String name) {
        return new InvalidSetting(named(name) + " must be a JSON object of texts, such as {\"name\": \"value\"}.");
    }

    private InvalidSetting notAmong(String name, String value, List<?> choices) {
        return new InvalidSetting(named(name) + " must be one of "
                + choices.stream().map(Object::toString).collect(Collectors.joining(", ")) + ", not \"" + value
                + "\".");
    }
}
