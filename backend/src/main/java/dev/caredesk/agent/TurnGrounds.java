package dev.caredesk.agent;

import dev.caredesk.agent.dates.DatePhrases;
import dev.caredesk.agent.screen.Grounds;
import dev.caredesk.clinic.ClinicSettings;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import java.time.LocalDateTime;
import java.util.List;

/** What is known in a turn's conversation; it grows with what the tools return. */
final class TurnGrounds {

    private static final String END_OF_CONTEXT = "</context>\n";

    private final Grounds grounds;
    private final Turn turn;
    private final int before;
    private final LocalDateTime now;
    private final ClinicSettings clinic;
    private int read;

    /**
     * Begins with what holds for every conversation.
     *
     * @param before how many messages were said before this turn
     * @param facts what the clinic says of itself
     * @param now the clinic's present time
     */
    TurnGrounds(Turn turn, int before, List<String> facts, LocalDateTime now, ClinicSettings clinic) {
        this.turn = turn;
        this.before = before;
        this.now = now;
        this.clinic = clinic;
        this.grounds = new Grounds(now, clinic.locale());
        facts.forEach(grounds::add);
        grounds.add(now.toLocalDate(), now.toLocalDate().plusDays(1));
    }

    /** Returns it, with all that was said until now. */
    Grounds now() {
        var messages = Said.in(turn.memory());
        for (; read < messages.size(); read++) {
            add(messages.get(read), read < before);
        }
        return grounds;
    }

    // What the model said earlier was read then
    private void add(ChatMessage message, boolean earlier) {
        switch (message) {
            case UserMessage said -> addTurn(said.singleText());
            case ToolExecutionResultMessage result -> grounds.add(result.text());
            case AiMessage answer when earlier && answer.text() != null -> grounds.addAnswer(answer.text());
            default -> {
                // says nothing that can be relied on
            }
        }
    }

    private void addTurn(String message) {
        var end = message.indexOf(END_OF_CONTEXT);
        var words = end < 0 ? message : message.substring(end + END_OF_CONTEXT.length());
        if (end >= 0) {
            grounds.add(message.substring(0, end));
        }
        grounds.addSaid(words);
        DatePhrases.resolve(words, now, clinic.locale()).ifPresent(it -> grounds.add(it.from(), it.to()));
    }
}
