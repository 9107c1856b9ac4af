package dev.caredesk.ui.chat;

import dev.caredesk.api.ConversationEvent;
import dev.caredesk.api.Problem;
import dev.caredesk.api.QueryResponse;
import dev.caredesk.api.ToolEvent;

/** What the stream of an answer brings, one after the other. */
sealed interface TurnEvent {

    /** It has begun, in this conversation. */
    record Begun(ConversationEvent conversation) implements TurnEvent {}

    /** The agent begins a step with this tool. */
    record Doing(String tool) implements TurnEvent {}

    /** A piece of the text. */
    record Piece(String text) implements TurnEvent {}

    /** A step that the agent took. */
    record Step(ToolEvent tool) implements TurnEvent {}

    /** The whole answer; nothing follows. */
    record Done(QueryResponse response) implements TurnEvent {}

    /** The backend gave up on the turn; nothing follows. */
    record Failed(Problem problem) implements TurnEvent {}
}
