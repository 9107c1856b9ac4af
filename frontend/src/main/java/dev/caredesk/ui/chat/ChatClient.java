package dev.caredesk.ui.chat;

import dev.caredesk.api.AppointmentView;
import dev.caredesk.api.BookingRequest;
import dev.caredesk.api.ConversationEvent;
import dev.caredesk.api.ConversationView;
import dev.caredesk.api.FeedbackRequest;
import dev.caredesk.api.IdentificationRequest;
import dev.caredesk.api.IdentificationView;
import dev.caredesk.api.Problem;
import dev.caredesk.api.ProposalResponse;
import dev.caredesk.api.ProposalView;
import dev.caredesk.api.QueryRequest;
import dev.caredesk.api.QueryResponse;
import dev.caredesk.api.RescheduleRequest;
import dev.caredesk.api.StepEvent;
import dev.caredesk.api.TokenEvent;
import dev.caredesk.api.ToolEvent;
import dev.caredesk.ui.api.ApiClient;
import dev.caredesk.ui.api.ApiFailure;
import dev.caredesk.ui.api.ApiRequest;
import dev.caredesk.ui.api.OpenStream;
import dev.caredesk.ui.api.ServerSentEvents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** The calls of a conversation. */
@ApplicationScoped
public class ChatClient {

    private static final Duration TURN_TIMEOUT = Duration.ofSeconds(90);

    private final ApiClient api;

    /** Creates it. */
    @Inject
    public ChatClient(ApiClient api) {
        this.api = api;
    }

    /**
     * Asks, and passes on what the answer's stream brings until it ends or is stopped. A backend that does not stream
     * brings the whole answer at once.
     */
    void query(String visitor, QueryRequest question, OpenStream stream, Consumer<TurnEvent> events) throws ApiFailure {
        try {
            api.stream(turn(visitor, question, "query", "stream"), stream, event -> {
                Optional<TurnEvent> read = read(event);
                read.ifPresent(events);
                return read.filter(ChatClient::isLast).isPresent();
            });
        } catch (ApiFailure failure) {
            if (!failure.isNotThere()) {
                throw failure;
            }
            // It says the same of a conversation that it does not know; then it says so again
            events.accept(new TurnEvent.Done(api.read(turn(visitor, question, "query"), QueryResponse.class)));
        }
    }

    private static ApiRequest turn(String visitor, QueryRequest question, String... path) {
        return ApiRequest.post(path)
                .ofVisitor(Optional.of(visitor))
                .with(question)
                .within(TURN_TIMEOUT);
    }

    private static boolean isLast(TurnEvent event) {
        return event instanceof TurnEvent.Done || event instanceof TurnEvent.Failed;
    }

    /** The proposal and the wish for identification come again with the whole answer, which knows the conversation. */
    private Optional<TurnEvent> read(ServerSentEvents.Event event) {
        return switch (event.name()) {
            case "token" ->
                Optional.of(
                        new TurnEvent.Piece(api.data(event, TokenEvent.class).text()));
            case "conversation" -> Optional.of(new TurnEvent.Begun(api.data(event, ConversationEvent.class)));
            case "step" ->
                Optional.of(new TurnEvent.Doing(api.data(event, StepEvent.class).name()));
            case "tool" -> Optional.of(new TurnEvent.Step(api.data(event, ToolEvent.class)));
            case "done" -> Optional.of(new TurnEvent.Done(api.data(event, QueryResponse.class)));
            case "error" -> Optional.of(new TurnEvent.Failed(api.data(event, Problem.class)));
            default -> Optional.empty();
        };
    }

    /** Confirms a proposal; the same key again gives the same answer. */
    ProposalView confirm(String secret, String proposalId, String key) throws ApiFailure {
        return decide(secret, proposalId, "confirm", key);
    }

    /** Turns a proposal down. */
    ProposalView dismiss(String secret, String proposalId, String key) throws ApiFailure {
        return decide(secret, proposalId, "dismiss", key);
    }

    /** Returns the page of a conversation's messages that a cursor names. */
    ConversationView earlier(String visitor, String conversation, String cursor) throws ApiFailure {
        ApiRequest request = ApiRequest.get("conversations", conversation)
                .ofVisitor(Optional.of(visitor))
                .with("cursor", cursor);
        return api.read(request, ConversationView.class);
    }

    /** Says what an answer was worth. */
    void rate(String visitor, String conversation, FeedbackRequest feedback) throws ApiFailure {
        api.bytes(ApiRequest.post("conversations", conversation, "feedback")
                .ofVisitor(Optional.of(visitor))
                .with(feedback));
    }

    /** Asks for a proposal like another one, for another slot. */
    ProposalResponse propose(Optional<String> secret, ProposalView like, String slotId) throws ApiFailure {
        AppointmentView moved = like.replaces();
        ApiRequest request = moved == null
                ? ApiRequest.post("bookings").with(new BookingRequest(slotId, like.reason(), like.patient()))
                : ApiRequest.post("appointments", moved.id(), "reschedule")
                        .with(new RescheduleRequest(slotId, moved.version()));
        return api.read(request.inConversation(secret), ProposalResponse.class);
    }

    private ProposalView decide(String secret, String proposalId, String decision, String key) throws ApiFailure {
        ApiRequest request = ApiRequest.post("proposals", proposalId, decision)
                .inConversation(Optional.of(secret))
                .once(key);
        return api.read(request, ProposalView.class);
    }

    /** Says who the caller is; makes a new conversation of the visitor when there is none. */
    IdentificationView identify(String visitor, Optional<String> secret, IdentificationRequest who) throws ApiFailure {
        ApiRequest request = ApiRequest.post("identification")
                .ofVisitor(Optional.of(visitor))
                .inConversation(secret)
                .with(who);
        return api.read(request, IdentificationView.class);
    }

    /** Returns who the conversation is identified as. */
    IdentificationView identification(String secret) throws ApiFailure {
        return api.read(ApiRequest.get("identification").inConversation(Optional.of(secret)), IdentificationView.class);
    }

    /** Ends the identification. */
    void forget(String secret) throws ApiFailure {
        api.bytes(ApiRequest.delete("identification").inConversation(Optional.of(secret)));
    }

    /** Returns an appointment as a calendar file. */
    byte[] calendarFile(String secret, String appointmentId) throws ApiFailure {
        return api.bytes(ApiRequest.get("appointments", appointmentId + ".ics").inConversation(Optional.of(secret)));
    }
}
