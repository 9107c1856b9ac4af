package dev.caredesk.chat;

import dev.caredesk.agent.AgentJson;
import dev.caredesk.agent.Turn;
import dev.caredesk.web.Views;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ChatMessageSerializer;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is stored of a turn: what the model remembers of it, and what a page shows. They differ, because the model also
 * sees the facts of the moment and its tools' results.
 *
 * @param said the messages as the model remembers them, in order: the caller's first, the answer last
 * @param heard what the caller wrote, personal details replaced
 * @param answer what the caller was answered
 * @param display with what the answer is drawn again, as JSON
 * @param title what the turn calls a conversation that has no title yet
 */
record TurnRecord(List<ChatMessage> said, String heard, String answer, String display, Optional<String> title) {

    /** A turn of which nothing is kept, because it failed. */
    static final TurnRecord NOTHING = new TurnRecord(List.of(), "", "", "{}", Optional.empty());

    static TurnRecord of(List<ChatMessage> said, Turn turn, boolean stopped, Views views) {
        return new TurnRecord(
                said,
                turn.heard(),
                turn.answer(),
                AgentJson.write(Display.of(turn, stopped, views)),
                turn.emergency() ? Optional.empty() : ConversationTitle.of(turn.heard()));
    }

    /** Returns for each message what a page shows of it, which is null for those between question and answer. */
    @Nullable
    String[] shown() {
        var shown = new @Nullable String[said.size()];
        if (said.size() > 1) {
            shown[0] = heard;
            shown[said.size() - 1] = answer;
        }
        return shown;
    }

    String[] bodies() {
        return said.stream().map(ChatMessageSerializer::messageToJson).toArray(String[]::new);
    }

    String[] roles() {
        return said.stream().map(TurnRecord::role).toArray(String[]::new);
    }

    private static String role(ChatMessage message) {
        return switch (message) {
            case AiMessage ignored -> "assistant";
            case ToolExecutionResultMessage ignored -> "tool";
            default -> "user";
        };
    }
}
