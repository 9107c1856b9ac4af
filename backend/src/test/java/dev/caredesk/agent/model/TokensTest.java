package dev.caredesk.agent.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.langchain4j.model.anthropic.AnthropicTokenUsage;
import dev.langchain4j.model.bedrock.BedrockTokenUsage;
import dev.langchain4j.model.googleai.GoogleAiGeminiTokenUsage;
import dev.langchain4j.model.openai.OpenAiTokenUsage;
import dev.langchain4j.model.output.TokenUsage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokensTest {

    @TempDir
    Path folder;

    @Test
    void whatAProviderStillHadIsPartOfTheInput() {
        assertThat(Tokens.of(OpenAiTokenUsage.builder()
                        .inputTokenCount(1000)
                        .inputTokensDetails(OpenAiTokenUsage.InputTokensDetails.builder()
                                .cachedTokens(800)
                                .build())
                        .outputTokenCount(50)
                        .build()))
                .isEqualTo(new Tokens(1000, 800, 0, 50));
        assertThat(Tokens.of(GoogleAiGeminiTokenUsage.builder()
                        .inputTokenCount(1000)
                        .cachedContentTokenCount(800)
                        .outputTokenCount(50)
                        .build()))
                .isEqualTo(new Tokens(1000, 800, 0, 50));
        assertThat(Tokens.of(AnthropicTokenUsage.builder()
                        .inputTokenCount(200)
                        .cacheReadInputTokens(700)
                        .cacheCreationInputTokens(100)
                        .outputTokenCount(50)
                        .build()))
                .isEqualTo(new Tokens(1000, 700, 100, 50));
        assertThat(Tokens.of(BedrockTokenUsage.builder()
                        .inputTokenCount(200)
                        .cacheReadInputTokens(700)
                        .cacheWriteInputTokens(100)
                        .outputTokenCount(50)
                        .build()))
                .isEqualTo(new Tokens(1000, 700, 100, 50));
        assertThat(Tokens.of(new TokenUsage(9, 5))).isEqualTo(new Tokens(9, 0, 0, 5));
    }

    @Test
    void keptTokensHaveTheirOwnPriceWhereThereIsOne() throws IOException {
        var tokens = new Tokens(1000, 700, 100, 50);

        assertThat(price("provider,model,input,cached,kept,output\nopenai,m,2,0.5,2.5,8")
                                .of(tokens)
                        * 1e6)
                .isCloseTo(200 * 2 + 700 * 0.5 + 100 * 2.5 + 50 * 8, within(1e-6));
        assertThat(price("provider,model,input,cached,kept,output\nopenai,m,2,,,8")
                                .of(tokens)
                        * 1e6)
                .isCloseTo(1000 * 2 + 50 * 8, within(1e-6));
        assertThat(price("provider,model,input,output\nopenai,m,2,8").of(tokens) * 1e6)
                .isCloseTo(1000 * 2 + 50 * 8, within(1e-6));
    }

    @Test
    void aListThatCannotBeReadIsOneSentence() {
        assertThatThrownBy(() -> price("provider,model,price\nopenai,m,2"))
                .isInstanceOf(InvalidModel.class)
                .hasMessageStartingWith("MODEL_PRICES needs the columns");
        assertThatThrownBy(() -> price("nothing of the kind")).isInstanceOf(InvalidModel.class);
        assertThatThrownBy(() -> price("provider,model,input,output\nopenai,m,two,8"))
                .isInstanceOf(InvalidModel.class);
        assertThatThrownBy(() -> Prices.read(Optional.of(folder.resolve("nowhere.csv"))))
                .isInstanceOf(InvalidModel.class)
                .hasMessageStartingWith("MODEL_PRICES cannot be read");
    }

    private Prices.Price price(String list) throws IOException {
        var file = Files.writeString(folder.resolve("prices.csv"), list);
        return Optional.ofNullable(Prices.read(Optional.of(file)).get("openai m"))
                .orElseThrow();
    }
}
