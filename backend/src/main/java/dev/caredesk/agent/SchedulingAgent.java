package dev.caredesk.agent;

import dev.langchain4j.data.message.Content;
import dev.langchain4j.service.MemoryId;
import dev.langchain4j.service.TokenStream;
import dev.langchain4j.service.UserMessage;
import dev.langchain4j.service.memory.ChatMemoryAccess;
import java.util.List;

/**
 * The agent: LangChain4j makes it from a model, {@link ScheduleTools} and the prompt in
 * {@code prompts/scheduling-agent.md}. It finds and proposes; what changes the schedule is the patient's own yes, which
 * never passes through here.
 */
interface SchedulingAgent extends ChatMemoryAccess {

    /**
     * Answers one turn.
     *
     * @param turn brings the conversation's memory and collects what the tools did
     * @param message what the user wrote, with the facts of the moment before it; as content, because a plain string
     *     would be read as a template
     */
    TokenStream answer(@MemoryId Turn turn, @UserMessage List<Content> message);
}
