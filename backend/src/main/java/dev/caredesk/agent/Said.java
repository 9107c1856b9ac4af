package dev.caredesk.agent;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.memory.ChatMemory;
import java.util.List;

/** A conversation without the prompt. */
final class Said {

    private Said() {}

    static List<ChatMessage> in(ChatMemory memory) {
        return memory.messages().stream()
                .filter(it -> !(it instanceof SystemMessage))
                .toList();
    }

    /** Puts these in the place of what was said. */
    static void replace(ChatMemory memory, List<ChatMessage> all) {
        memory.clear();
        // Some keep what was said before the turn
        all.subList(in(memory).size(), all.size()).forEach(memory::add);
    }
}
