package dev.caredesk.agent.model;

import dev.langchain4j.model.anthropic.AnthropicTokenUsage;
import dev.langchain4j.model.bedrock.BedrockTokenUsage;
import dev.langchain4j.model.googleai.GoogleAiGeminiTokenUsage;
import dev.langchain4j.model.openai.OpenAiTokenUsage;
import dev.langchain4j.model.output.TokenUsage;
import org.jspecify.annotations.Nullable;

/**
 * What one request took, as its provider counts.
 *
 * @param input all that was read, kept or not
 * @param cached of these, what the provider still had from an earlier request
 * @param kept of these, what it keeps for later ones
 * @param output what was written
 */
record Tokens(int input, int cached, int kept, int output) {

    /** The provider counts none. */
    static final Tokens NONE = new Tokens(0, 0, 0, 0);

    /** Reads the provider's account. Anthropic and Bedrock leave out of the input what they had or keep, others do not. */
    static Tokens of(TokenUsage usage) {
        var input = count(usage.inputTokenCount());
        var output = count(usage.outputTokenCount());
        return switch (usage) {
            case AnthropicTokenUsage own ->
                besides(input, count(own.cacheReadInputTokens()), count(own.cacheCreationInputTokens()), output);
            case BedrockTokenUsage own ->
                besides(input, count(own.cacheReadInputTokens()), count(own.cacheWriteInputTokens()), output);
            case OpenAiTokenUsage own -> {
                var details = own.inputTokensDetails();
                yield new Tokens(input, details == null ? 0 : count(details.cachedTokens()), 0, output);
            }
            case GoogleAiGeminiTokenUsage own -> new Tokens(input, count(own.cachedContentTokenCount()), 0, output);
            default -> new Tokens(input, 0, 0, output);
        };
    }

    private static Tokens besides(int input, int cached, int kept, int output) {
        return new Tokens(input + cached + kept, cached, kept, output);
    }

    private static int count(@Nullable Integer tokens) {
        return tokens == null ? 0 : tokens;
    }
}
