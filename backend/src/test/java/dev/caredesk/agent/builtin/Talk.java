package dev.caredesk.agent.builtin;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caredesk.agent.Assent;
import dev.caredesk.agent.LastQuestion;
import dev.caredesk.api.ProposalKind;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Drives the model through a conversation as the agent's pipeline does, the gates before it included. */
final class Talk {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int MOST_CALLS = 8;
    private static final BuiltinModel MODEL = new BuiltinModel(Locale.US);

    final ScriptedDesk desk = new ScriptedDesk();
    final List<ChatMessage> messages = new ArrayList<>();
    final List<String> calls = new ArrayList<>();
    String reply = "";

    /** Says something; returns this for the next. */
    Talk say(String text) {
        return say(text, gate(text));
    }

    /** Says something, with an event of the gates given. */
    Talk say(String text, Optional<ObjectNode> event) {
        Optional<ObjectNode> before = desk.proposal;
        answer(text, event);
        desk.proposal
                .filter(open -> before.filter(it -> it == open).isPresent())
                .filter(open -> !open.get("accepted").asBoolean() && LastQuestion.leaves(kind(open), reply))
                .ifPresent(_ -> desk.proposal = Optional.empty());
        return this;
    }

    private static ProposalKind kind(ObjectNode proposal) {
        return ProposalKind.valueOf(proposal.get("kind").asText().toUpperCase(Locale.ROOT));
    }

    private void answer(String text, Optional<ObjectNode> event) {
        messages.add(UserMessage.from("<context>" + context(event) + "</context>\n" + text));
        calls.clear();
        for (int i = 0; i <= MOST_CALLS; i++) {
            AiMessage message =
                    MODEL.chat(ChatRequest.builder().messages(messages).build()).aiMessage();
            messages.add(message);
            if (!message.hasToolExecutionRequests()) {
                reply = message.text();
                return;
            }
            for (ToolExecutionRequest request : message.toolExecutionRequests()) {
                calls.add(request.name() + request.arguments());
                messages.add(
                        ToolExecutionResultMessage.from(request, desk.answer(request.name(), request.arguments())));
            }
        }
        throw new AssertionError("more than " + MOST_CALLS + " tool calls: " + calls);
    }

    /** Says who is calling. */
    Talk identify() {
        desk.identified = true;
        ObjectNode event = event("identified");
        if (desk.proposal.filter(open -> open.get("accepted").asBoolean()).isPresent()) {
            event = done();
            event.put("type", "identified");
        }
        return say("[identified patient] [personal details]", Optional.of(event));
    }

    private Optional<ObjectNode> gate(String text) {
        if (desk.proposal.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode open = desk.proposal.get();
        return switch (Assent.read(text, kind(open))) {
            case YES -> Optional.of(yes(open));
            case NO -> {
                desk.proposal = Optional.empty();
                yield Optional.of(event("dismissed"));
            }
            case UNCLEAR -> Optional.empty();
        };
    }

    private ObjectNode yes(ObjectNode open) {
        if (!desk.identified) {
            open.put("accepted", true);
            return event("identification_required");
        }
        return done();
    }

    private ObjectNode done() {
        String kind = desk.proposal.orElseThrow().get("kind").asText();
        ObjectNode event = event("confirmed").put("kind", kind);
        event.set(
                "appointment", ScriptedDesk.appointment(desk.commit(), kind.equals("cancel") ? "cancelled" : "booked"));
        return event;
    }

    static ObjectNode event(String type) {
        return MAPPER.createObjectNode().put("type", type);
    }

    private String context(Optional<ObjectNode> event) {
        ObjectNode context = MAPPER.createObjectNode()
                .put("now", desk.now.toOffsetDateTime().toString())
                .put("weekday", "Friday")
                .put("zone", ScriptedDesk.ZONE.getId())
                .put("caller", desk.identified ? "identified" : "unidentified");
        context.set("proposal", desk.proposal.<ObjectNode>map(one -> one).orElse(null));
        context.set("event", event.orElse(null));
        return context.toString();
    }

    /** The proposal that waits, as "kind doctor start patient". */
    String proposal() {
        return desk.proposal
                .map(open ->
                        open.get("kind").asText() + " " + open.get("doctor").asText() + " "
                                + open.get("start").asText().substring(0, 16)
                                + (open.path("patient").isTextual()
                                        ? " " + open.get("patient").asText()
                                        : ""))
                .orElse("none");
    }

    /** The appointments in the desk's book, each as "doctor start patient". */
    List<String> book() {
        return desk.bookings.stream()
                .map(one -> one.doctor().name() + " " + one.start().toLocalDateTime()
                        + one.patient().map(name -> " " + name).orElse(""))
                .toList();
    }
}
