package dev.caredesk.evaluation.desk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpentTest {

    private static final String EARLIER = """
            # HELP gen_ai_client_token_usage Tokens of one request
            gen_ai_client_token_usage_sum{gen_ai_request_model="large",gen_ai_token_type="input"} 1000.0
            gen_ai_client_token_usage_sum{gen_ai_request_model="large",gen_ai_token_type="output"} 10.0
            gen_ai_client_token_usage_sum{gen_ai_request_model="other",gen_ai_token_type="input"} 7.0
            caredesk_model_cost_usd_total{gen_ai_request_model="large"} 0.25
            """;
    private static final String LATER = EARLIER.replace("1000.0", "1.5E3").replace("0.25", "0.75");

    @Test
    void whatWasSpentMeanwhileIsTheDifference() {
        var spent = Spent.of(LATER, "large").since(Spent.of(EARLIER, "large"));

        assertThat(spent.inputTokens()).hasValue(500);
        assertThat(spent.outputTokens()).hasValue(0);
        assertThat(spent.dollars()).hasValue(0.5);
    }

    @Test
    void whatIsNotCountedIsUnknownAndNotNothing() {
        var spent = Spent.of("jvm_threads 7.0\n", "large");

        assertThat(spent.inputTokens()).isEmpty();
        assertThat(spent.dollars()).isEmpty();
    }
}
