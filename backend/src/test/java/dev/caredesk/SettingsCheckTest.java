package dev.caredesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsCheckTest {

    private static final Path DOCUMENT = Path.of("../docs/configuration.md");
    private static final Pattern VARIABLE = Pattern.compile("`([A-Z][A-Z0-9_]+)`");
    /** Whatever their text is, it is looked at by who uses them, or there is nothing to look at. */
    private static final Set<String> ELSEWHERE = Set.of(
            "DATABASE_URL",
            "DATABASE_USER",
            "DATABASE_PASSWORD",
            "DATABASE_SECRET_ARN",
            "CLINIC_CRISIS_NUMBER",
            "CLINIC_INSURANCE",
            "CLINIC_DATA",
            "PUBLIC_URL",
            "API_ENDPOINT",
            "AGENT_URL",
            "AGENT_TOKEN",
            "MODEL_PROVIDER",
            "MODEL_NAME",
            "MODEL_BASE_URL",
            "MODEL_FALLBACK",
            "MODEL_FALLBACK_NAME");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    model.concurrency              | 0             | a whole number from 1 to 10000
                    model.concurrency              | many          | a whole number from 1 to 10000
                    model.timeout                  | PT0S          | a duration such as PT5S, from PT0.001S to P3650D
                    model.timeout                  | -PT5S         | a duration such as PT5S, from PT0.001S to P3650D
                    model.timeout                  | soon          | a duration such as PT5S, from PT0.001S to P3650D
                    agent.turn-deadline            | PT0S          | a duration such as PT5S, from PT0.001S to P3650D
                    schedule.booking-horizon       | P999999D      | a duration such as PT5S, from PT24H to P3650D
                    model.daily-tokens             | -1            | a whole number from 0 up
                    model.max-tokens               | 0             | a whole number from 1 up
                    model.max-tokens               | 1.5           | a whole number from 1 up
                    model.temperature              | 2.5           | a number from 0 to 2
                    model.temperature              | NaN           | a number from 0 to 2
                    model.retries                  | -1            | a whole number from 0 to 10
                    model.prices                   | /nowhere.csv  | a file that can be read
                    limits.turns-per-minute        | -5            | a whole number from 0 up
                    retention.days                 | 0             | a whole number from 1 to 36500
                    database.statement-timeout     | 0             | a duration above zero as PostgreSQL writes it, such as 500ms or 10s
                    database.statement-timeout     | PT10S         | a duration above zero as PostgreSQL writes it, such as 500ms or 10s
                    clinic.zone                    | Chicago       | a time zone such as America/Chicago
                    clinic.locale                  | English       | a language tag such as en-US
                    clinic.name                    | ''            | some text, or leave it out
                    clinic.data-shift              | maybe         | true or false
                    cors.allowed-origins           | page.example  | origins such as https://page.example, comma-separated
                    otel.exporter.otlp.endpoint    | localhost     | an address such as http://localhost:4318
                    """)
    void aValueThatCannotBeUsedIsOneSentence(String setting, String value, String allowed) {
        var variable = setting.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');

        assertThatThrownBy(() -> check(Map.of(setting, value)))
                .isInstanceOf(InvalidSettings.class)
                .hasMessage(variable + " is \"" + value + "\": give " + allowed + ".");
    }

    @ParameterizedTest
    @CsvSource({
        "model.concurrency, 1",
        "model.timeout, PT0.5S",
        "model.timeout, 20s",
        "model.temperature, 0",
        "model.daily-tokens, 0",
        "mcp.sessions-per-minute, 0",
        "model.retries, 0",
        "database.statement-timeout, 500ms",
        "database.patience, PT0S",
        "clinic.zone, Europe/Berlin",
        "clinic.locale, de",
        "clinic.locale, en_GB",
        "log.json, FALSE",
        "'cors.allowed-origins', 'https://a.example, http://localhost:8501'",
        "otel.exporter.otlp.endpoint, ''"
    })
    void aValueThatCanBeUsedIsLetThrough(String setting, String value) {
        assertThatCode(() -> check(Map.of(setting, value))).doesNotThrowAnyException();
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        assertThatThrownBy(() -> check(Map.of("model.retries", "-1", "model.pause", "PT0S")))
                .message()
                .contains("MODEL_RETRIES", "MODEL_PAUSE");
    }

    @Test
    void everySettingOfTheBackendIsLookedAt() throws IOException {
        var backend = Files.readString(DOCUMENT).split("## Database", 2)[1];
        var documented = backend.lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("\\|", -1)[1])
                .flatMap(names -> VARIABLE.matcher(names).results())
                .map(name -> name.group(1))
                .collect(Collectors.toSet());

        assertThat(documented)
                .containsAll(SettingsCheck.variables())
                .allMatch(name -> SettingsCheck.variables().contains(name) || ELSEWHERE.contains(name));
    }

    private static void check(Map<String, String> settings) {
        SettingsCheck.check(setting -> Optional.ofNullable(settings.get(setting)));
    }
}
