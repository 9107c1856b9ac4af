package dev.caredesk.agent.builtin.state;

import dev.caredesk.agent.builtin.understanding.SpecialtyWords;
import dev.caredesk.agent.builtin.understanding.Understanding;
import dev.caredesk.agent.builtin.understanding.Utterance;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Rebuilds the state from the messages of a conversation. */
public final class StateReader {

    private static final String OPEN = "<context>";
    private static final String CLOSE = "</context>";
    private static final int TURNS_KEPT = 4096;
    private static final int REPLIES_KEPT = 2048;

    private record Turn(Context context, Utterance said) {}

    private final Understanding understanding;
    private final SpecialtyWords specialties;
    private final Cities cities = new Cities();
    private final Recent<String, Turn> turns = new Recent<>(TURNS_KEPT, this::turn);
    private final Recent<String, ToolReply> replies = new Recent<>(REPLIES_KEPT, JsonReader::toolReply);

    /** Reads numeric dates as that locale writes them. */
    public StateReader(Locale locale, SpecialtyWords specialties) {
        this.understanding = new Understanding(locale, specialties);
        this.specialties = specialties;
    }

    /** Returns the state of the conversation; the last user message begins the present turn. */
    public State read(List<ChatMessage> messages) {
        int present = lastUserMessage(messages);
        Optional<ClinicEntry> clinic = clinic(messages);
        var memory = new Memory(clinic, specialties, cities);
        for (int i = 0; i < present; i++) {
            remember(memory, messages, i);
        }
        Turn turn = turns.get(present < 0 ? "" : text((UserMessage) messages.get(present)));
        Utterance said = memory.hear(turn.context(), turn.said());
        return memory.state(turn.context(), said, exchanges(messages, present));
    }

    private void remember(Memory memory, List<ChatMessage> messages, int i) {
        switch (messages.get(i)) {
            case UserMessage user -> {
                Turn turn = turns.get(text(user));
                memory.hear(turn.context(), turn.said());
            }
            case ToolExecutionResultMessage result -> memory.learn(result.toolName(), replies.get(result.text()));
            case AiMessage reply
            when !reply.hasToolExecutionRequests() && reply.text() != null -> memory.say(reply.text());
            default -> {}
        }
    }

    private static int lastUserMessage(List<ChatMessage> messages) {
        int i = messages.size() - 1;
        while (i >= 0 && !(messages.get(i) instanceof UserMessage)) {
            i--;
        }
        return i;
    }

    private Optional<ClinicEntry> clinic(List<ChatMessage> messages) {
        for (int i = messages.size() - 1; i >= 0; i--) {
            if (messages.get(i) instanceof ToolExecutionResultMessage result
                    && result.toolName().equals(Tools.CLINIC)) {
                return Optional.of(replies.get(result.text()).clinic().orElse(Tools.UNKNOWN_CLINIC));
            }
        }
        return Optional.empty();
    }

    private List<Exchange> exchanges(List<ChatMessage> messages, int present) {
        var exchanges = new ArrayList<Exchange>();
        for (int i = present + 1; i < messages.size(); i++) {
            if (messages.get(i) instanceof ToolExecutionResultMessage result
                    && !result.toolName().equals(Tools.CLINIC)) {
                exchanges.add(
                        new Exchange(result.toolName(), arguments(messages, i, result), replies.get(result.text())));
            }
        }
        return exchanges;
    }

    private static String arguments(List<ChatMessage> messages, int i, ToolExecutionResultMessage result) {
        for (int k = i - 1; k >= 0 && !(messages.get(k) instanceof UserMessage); k--) {
            if (messages.get(k) instanceof AiMessage call) {
                for (ToolExecutionRequest request : call.toolExecutionRequests()) {
                    if (request.id() != null && request.id().equals(result.id())) {
                        return request.arguments();
                    }
                }
            }
        }
        return "{}";
    }

    private static String text(UserMessage message) {
        return message.hasSingleText() ? message.singleText() : "";
    }

    private Turn turn(String message) {
        int close = message.indexOf(CLOSE);
        boolean has = message.startsWith(OPEN) && close > 0;
        Context context = JsonReader.context(has ? message.substring(OPEN.length(), close) : "{}");
        String said = has ? message.substring(close + CLOSE.length()).strip() : message;
        return new Turn(context, understanding.read(said, context.localNow()));
    }
}
