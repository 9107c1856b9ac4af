package dev.caredesk.chat;

import static dev.caredesk.agent.model.ScriptedModelServer.call;
import static dev.caredesk.agent.model.ScriptedModelServer.status;
import static dev.caredesk.agent.model.ScriptedModelServer.text;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import dev.caredesk.agent.model.ScriptedModelServer;
import dev.caredesk.api.ProposalKind;
import dev.caredesk.clinic.ClinicSettings;
import dev.caredesk.metrics.Dashboard;
import dev.caredesk.metrics.Meters;
import dev.caredesk.metrics.Scrape;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code /metrics} says of a large model and what it costs. */
@QuarkusTest
@TestProfile(ModelMetricsTest.PricedModel.class)
class ModelMetricsTest {

    private static final Map<String, String> MODEL =
            Map.of("gen_ai_provider_name", "openai", "gen_ai_request_model", "scripted");

    @Inject
    Jdbi jdbi;

    @Inject
    Clock clock;

    @Inject
    ClinicSettings clinic;

    @ConfigProperty(name = "openai.base-url")
    URI address;

    private ScriptedModelServer model;
    private Scrape before;

    @BeforeEach
    void reset() {
        ChatClinic.reset(jdbi);
        jdbi.useHandle(handle -> handle.execute("TRUNCATE token_use"));
        model = ScriptedModelProfile.model(address);
        before = Scrape.now();
    }

    @Test
    void countsTokensCostAndTheFirstWord() {
        model.plays(call("findDoctors", Map.of("specialty", "knee")), text("Here you are."));

        ChatClinic.say(null, "a knee doctor").statusCode(200);

        assertThat(added("gen_ai_client_operation_duration_seconds_count", Map.of("error_type", "none")))
                .isEqualTo(2);
        assertThat(added("gen_ai_client_operation_time_to_first_chunk_seconds_count", Map.of()))
                .isOne();
        assertThat(added("gen_ai_client_token_usage_sum", Map.of("gen_ai_token_type", "input")))
                .isEqualTo(18);
        assertThat(added("gen_ai_client_token_usage_sum", Map.of("gen_ai_token_type", "output")))
                .isEqualTo(10);
        assertThat(added("caredesk_model_cost_usd_total", Map.of())).isCloseTo((18 * 2 + 10 * 8) / 1e6, within(1e-9));
    }

    @Test
    void countsWhoFailedAndWhoTookOver() {
        model.plays(status(401, "no"));

        ChatClinic.say(null, "Hello").statusCode(200);

        assertThat(added("gen_ai_client_operation_duration_seconds_count", Map.of("error_type", "key_refused")))
                .isOne();
        var after = Scrape.now();
        var labels = Map.of("provider", "openai", "reason", "key_refused");
        assertThat(after.sum("caredesk_model_fallbacks_total", labels)
                        - before.sum("caredesk_model_fallbacks_total", labels))
                .isOne();
        var builtin = Map.of("outcome", "answered", "provider", "builtin");
        assertThat(after.sum("caredesk_turn_duration_seconds_count", builtin)
                        - before.sum("caredesk_turn_duration_seconds_count", builtin))
                .isOne();
        // Ours counts no tokens and costs nothing: neither is shown as 0
        assertThat(after.has("caredesk_model_cost_usd_total", Map.of("gen_ai_provider_name", "builtin")))
                .isFalse();
        assertThat(after.has("gen_ai_client_token_usage_sum", Map.of("gen_ai_provider_name", "builtin")))
                .isFalse();
    }

    @Test
    void aDayWithoutTokensLeftIsAnsweredByTheBuiltInModel() {
        model.plays(text("Hello from far away."));
        // 9 + 5 a request: the second one goes over
        var today = LocalDate.ofInstant(clock.instant(), clinic.zone());
        // Midnight may come in between
        jdbi.useHandle(handle -> handle.execute(
                "INSERT INTO token_use VALUES (?, 'openai', 'other', 990, 0), (?, 'openai', 'other', 990, 0)",
                today,
                today.plusDays(1)));
        try {
            ChatClinic.say(null, "Hello").statusCode(200).body("answer", equalTo("Hello from far away."));
            ChatClinic.say(null, "Hello")
                    .statusCode(200)
                    .body("answered_by", notNullValue())
                    .body("answer", not(equalTo("Hello from far away.")));
            given().get("/api/status")
                    .then()
                    .body("provider", equalTo("builtin"))
                    .body("state", equalTo("fallback"))
                    .body("reason", containsString("used up the tokens of the day"));
            assertThat(model.requests()).hasSize(1);
            assertThat(Scrape.now().sum("caredesk_limits_hit_total", Map.of("limit", "daily_tokens")))
                    .isPositive();
        } finally {
            // What a task knows is some seconds old
            jdbi.useHandle(handle -> handle.execute("TRUNCATE token_use"));
            await().until(() -> given().get("/api/status").path("provider").equals("openai"));
        }
    }

    @Test
    void countsWhatIsHeldBack() {
        model.plays(text("Doctor Sarah Johnson is free at 3:17 pm."));

        ChatClinic.say(null, "Hello").statusCode(200);

        var after = Scrape.now();
        var time = Map.of("objection", "time");
        assertThat(after.sum("caredesk_held_back_total", time) - before.sum("caredesk_held_back_total", time))
                .isPositive();
    }

    @Test
    void theDashboardAsksForNothingThatIsNotThere() throws IOException {
        model.plays(
                call("findDoctors", Map.of("specialty", "knee")),
                text("Here you are. Sarah Johnson is free at 3:17 pm."));
        ChatClinic.say(null, "a knee doctor").statusCode(200);
        model.plays(status(401, "no"));
        ChatClinic.say(null, "Hello").statusCode(200);
        ChatClinic.say(null, " ").statusCode(400);
        // What takes more than a turn
        Meters.limitHit(Meters.Limit.TURNS);
        Meters.proposed(ProposalKind.BOOK);
        Meters.changed(ProposalKind.BOOK);

        var there = Scrape.now();
        assertThat(Dashboard.metrics())
                .hasSizeGreaterThan(15)
                .allMatch(name -> there.has(name, Map.of()), "is shown at /metrics");
    }

    private double added(String name, Map<String, String> labels) {
        var all = new HashMap<>(MODEL);
        all.putAll(labels);
        return Scrape.now().sum(name, all) - before.sum(name, all);
    }

    public static final class PricedModel implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            var settings = new HashMap<>(new ScriptedModelProfile().getConfigOverrides());
            settings.put("model.fallback", "builtin");
            settings.put("model.prices", priceList());
            settings.put("model.daily-tokens", "1000");
            return settings;
        }

        private static String priceList() {
            try {
                var file = Files.createTempFile("prices", ".csv");
                file.toFile().deleteOnExit();
                Files.writeString(
                        file, "provider,model,input,output,as_of,source\nopenai,scripted,2,8,2027-03-05,none\n");
                return file.toString();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
