package dev.caredesk.agent.model;

import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;

/** Answers nothing: the desk then says so itself. */
final class NoModel implements StreamingChatModel {

    @Override
    public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
        handler.onError(new UnsupportedOperationException("There is no model"));
    }
}
