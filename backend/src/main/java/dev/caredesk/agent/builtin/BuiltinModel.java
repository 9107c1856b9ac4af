package dev.caredesk.agent.builtin;

import dev.caredesk.agent.builtin.policy.Policy;
import dev.caredesk.agent.builtin.policy.Step;
import dev.caredesk.agent.builtin.state.StateReader;
import dev.caredesk.agent.builtin.understanding.SpecialtyWords;
import dev.caredesk.agent.builtin.wording.Formats;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The embedded model: answers a conversation with tool calls or text, always the same for the same messages, in the
 * caller's thread. It keeps nothing between calls.
 */
public final class BuiltinModel implements ChatModel, StreamingChatModel {

    /** The name it answers to. */
    public static final String NAME = "builtin";

    private final StateReader reader;
    private final Policy policy;

    /** Reads and writes dates as that locale does; texts are English. */
    public BuiltinModel(Locale locale) {
        var specialties = new SpecialtyWords();
        reader = new StateReader(locale, specialties);
        policy = new Policy(new Formats(locale), specialties);
    }

    @Override
    public ChatResponse doChat(ChatRequest request) {
        List<ChatMessage> messages = request.messages();
        AiMessage message = switch (policy.next(reader.read(messages))) {
            case Step.Say say -> AiMessage.from(say.text());
            case Step.Ask ask ->
                AiMessage.from(ToolExecutionRequest.builder()
                        .id("call_" + messages.size())
                        .name(ask.call().tool())
                        .arguments(ask.call().arguments())
                        .build());
        };
        return ChatResponse.builder()
                .aiMessage(message)
                .modelName(NAME)
                .tokenUsage(new TokenUsage(0, 0))
                .finishReason(message.hasToolExecutionRequests() ? FinishReason.TOOL_EXECUTION : FinishReason.STOP)
                .build();
    }

    @Override
    public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
        ChatResponse response;
        try {
            response = doChat(request);
        } catch (RuntimeException e) {
            handler.onError(e);
            return;
        }
        var handle = new Cancellation();
        AiMessage message = response.aiMessage();
        for (int i = 0; i < message.toolExecutionRequests().size(); i++) {
            handler.onCompleteToolCall(
                    new CompleteToolCall(i, message.toolExecutionRequests().get(i)));
        }
        if (message.text() != null) {
            stream(message.text(), handler, handle);
        }
        if (!handle.isCancelled()) {
            handler.onCompleteResponse(response);
        }
    }

    /** Hands out word by word, each with the space after it. */
    private static void stream(String text, StreamingChatResponseHandler handler, StreamingHandle handle) {
        int begin = 0;
        while (begin < text.length() && !handle.isCancelled()) {
            int end = begin;
            while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
                end++;
            }
            while (end < text.length() && Character.isWhitespace(text.charAt(end))) {
                end++;
            }
            handler.onPartialResponse(
                    new PartialResponse(text.substring(begin, end)), new PartialResponseContext(handle));
            begin = end;
        }
    }

    private static final class Cancellation implements StreamingHandle {
        private final AtomicBoolean cancelled = new AtomicBoolean();

        @Override
        public void cancel() {
            cancelled.set(true);
        }

        @Override
        public boolean isCancelled() {
            return cancelled.get();
        }
    }

    @Override
    public ChatRequestParameters defaultRequestParameters() {
        return ChatRequestParameters.builder().modelName(NAME).build();
    }

    @Override
    public List<ChatModelListener> listeners() {
        return List.of();
    }

    @Override
    public ModelProvider provider() {
        return ModelProvider.OTHER;
    }

    @Override
    public Set<Capability> supportedCapabilities() {
        return Set.of();
    }
}
