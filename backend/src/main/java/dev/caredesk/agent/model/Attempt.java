package dev.caredesk.agent.model;

import dev.caredesk.agent.model.Unavailable.Why;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.PartialToolCall;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One request to one provider. It hands words on as they come, and holds the end back until the provider's call has
 * returned: what follows from it, such as tools, is none of the provider's business.
 */
final class Attempt implements StreamingChatResponseHandler {

    private final StreamingChatResponseHandler reader;
    private final Silence silence;
    private final CompletableFuture<ChatResponse> answer = new CompletableFuture<>();
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile boolean spoke;

    private Attempt(StreamingChatResponseHandler reader, Silence silence) {
        this.reader = reader;
        this.silence = silence;
    }

    /**
     * Asks, on this thread.
     *
     * @param spoke is set when a word was handed on
     * @throws Unavailable without a whole answer
     */
    static ChatResponse of(
            StreamingChatModel model,
            ChatRequest request,
            StreamingChatResponseHandler reader,
            Duration longestSilence,
            AtomicBoolean spoke) {
        try (var silence = new Silence(longestSilence)) {
            var attempt = new Attempt(reader, silence);
            try {
                model.chat(request, attempt);
                return attempt.end();
            } catch (RuntimeException failure) {
                throw silence.wasTooLong() ? new Unavailable(Why.TOO_SLOW) : Failures.of(failure);
            } finally {
                attempt.over.set(true);
                if (attempt.spoke) {
                    spoke.set(true);
                }
            }
        }
    }

    private ChatResponse end() {
        try {
            if (!answer.isDone()) {
                throw new Unavailable(Why.BROKEN_OFF);
            }
            return whole(answer.get());
        } catch (ExecutionException e) {
            throw Failures.of(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable(Why.STOPPED);
        }
    }

    // Some of the libraries take a connection that breaks for the end of the answer
    private static ChatResponse whole(ChatResponse response) {
        if (response.finishReason() == null) {
            throw new Unavailable(Why.BROKEN_OFF);
        }
        var message = response.aiMessage();
        if (!message.hasToolExecutionRequests()
                && (message.text() == null || message.text().isBlank())) {
            throw new Unavailable(Why.EMPTY);
        }
        return response;
    }

    @Override
    public void onPartialResponse(PartialResponse words, PartialResponseContext context) {
        if (!over.get()) {
            silence.heard();
            spoke = true;
            reader.onPartialResponse(words, context);
        }
    }

    @Override
    public void onPartialThinking(PartialThinking thinking) {
        silence.heard();
    }

    @Override
    public void onPartialToolCall(PartialToolCall call) {
        silence.heard();
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {
        answer.complete(response);
    }

    @Override
    public void onError(Throwable error) {
        answer.completeExceptionally(error);
    }
}
