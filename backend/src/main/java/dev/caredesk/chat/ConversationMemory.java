package dev.caredesk.chat;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.memory.ChatMemory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was said in a conversation, as far as the model is to know it: loaded once when a turn begins, and what the turn
 * adds is stored in the one statement that ends it.
 */
final class ConversationMemory implements ChatMemory {

    private final Object id;
    private final int before;
    private final List<ChatMessage> messages;
    private @Nullable SystemMessage system;

    /** Goes on with the newest messages of a conversation, oldest first. */
    ConversationMemory(Object id, List<ChatMessage> newest) {
        this.id = id;
        this.messages = new ArrayList<>(window(newest));
        this.before = messages.size();
    }

    // A tool's result without its call is an error to most models: only a whole turn can be the first
    private static List<ChatMessage> window(List<ChatMessage> newest) {
        var first = 0;
        while (first < newest.size() && !(newest.get(first) instanceof UserMessage)) {
            first++;
        }
        return newest.subList(first, newest.size());
    }

    @Override
    public Object id() {
        return id;
    }

    @Override
    public void add(ChatMessage message) {
        if (message instanceof SystemMessage prompt) {
            system = prompt;
        } else {
            messages.add(message);
        }
    }

    @Override
    public List<ChatMessage> messages() {
        if (system == null) {
            return Collections.unmodifiableList(messages);
        }
        var all = new ArrayList<ChatMessage>(messages.size() + 1);
        all.add(system);
        all.addAll(messages);
        return all;
    }

    /** Forgets what this turn has added; what was said before stays. */
    @Override
    public void clear() {
        messages.subList(before, messages.size()).clear();
    }

    /** Returns what this turn has added. */
    List<ChatMessage> added() {
        return List.copyOf(messages.subList(before, messages.size()));
    }
}
