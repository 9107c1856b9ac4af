package dev.caredesk.agent.builtin.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.caredesk.agent.builtin.understanding.SpecialtyWords.Named;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads the context line and the tools' results. What is absent, null or of another shape reads as nothing. */
final class JsonReader {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final OffsetDateTime NEVER = OffsetDateTime.parse("1970-01-01T00:00:00Z");

    private static final int TIMES_KEPT = 8192;
    private static final Recent<String, OffsetDateTime> TIMES = new Recent<>(TIMES_KEPT, OffsetDateTime::parse);

    private JsonReader() {}

    static JsonNode parse(String json) {
        try {
            JsonNode node = MAPPER.readTree(json);
            return node == null ? MissingNode.getInstance() : node;
        } catch (JsonProcessingException _) {
            return MissingNode.getInstance();
        }
    }

    static ToolReply toolReply(String json) {
        JsonNode node = parse(json);
        boolean broken = !node.isObject();
        return new ToolReply(
                broken ? Optional.of("FAILED") : given(text(node, "refused")),
                text(node, "message"),
                list(node, "slots", JsonReader::slot),
                list(node, "nearest", JsonReader::slot),
                list(node, "doctors", JsonReader::doctor),
                node.path("more").asBoolean(),
                list(node, "appointments", JsonReader::appointment),
                node.path("proposal").isObject() ? Optional.of(proposal(node.path("proposal"))) : Optional.empty(),
                node.has("minimum_notice_minutes") || node.has("specialties") && node.has("cities")
                        ? Optional.of(clinic(node))
                        : Optional.empty());
    }

    static Context context(String json) {
        JsonNode node = parse(json);
        JsonNode event = node.path("event");
        return new Context(
                time(node, "now"),
                text(node, "zone"),
                text(node, "caller").equals("identified"),
                node.path("proposal").isObject() ? Optional.of(proposal(node.path("proposal"))) : Optional.empty(),
                event.isObject() ? Optional.of(event(event)) : Optional.empty());
    }

    private static Event event(JsonNode node) {
        return new Event(
                text(node, "type"),
                text(node, "kind"),
                text(node, "code"),
                text(node, "message"),
                list(node, "missing", JsonNode::asText),
                node.path("appointment").isObject()
                        ? Optional.of(appointment(node.path("appointment")))
                        : Optional.empty());
    }

    private static SlotEntry slot(JsonNode node) {
        return new SlotEntry(
                text(node, "slot_id"),
                text(node, "doctor_id"),
                text(node, "doctor"),
                text(node, "specialty"),
                text(node, "specialty_name"),
                text(node, "city"),
                text(node, "address"),
                time(node, "start"),
                time(node, "end"));
    }

    private static DoctorEntry doctor(JsonNode node) {
        return new DoctorEntry(
                text(node, "doctor_id"),
                text(node, "name"),
                text(node, "specialty"),
                text(node, "specialty_name"),
                text(node, "city"),
                text(node, "address"),
                text(node, "phone"),
                list(node, "languages", JsonNode::asText),
                node.path("accepts_uninsured").asBoolean(),
                true);
    }

    private static AppointmentEntry appointment(JsonNode node) {
        return new AppointmentEntry(
                text(node, "appointment_id"),
                text(node, "code"),
                text(node, "status"),
                text(node, "doctor"),
                text(node, "specialty"),
                text(node, "city"),
                text(node, "address"),
                text(node, "phone"),
                time(node, "start"),
                text(node, "patient"),
                node.path("changeable").asBoolean(true));
    }

    private static ProposalEntry proposal(JsonNode node) {
        return new ProposalEntry(
                text(node, "kind"),
                text(node, "doctor"),
                text(node, "specialty"),
                text(node, "city"),
                text(node, "address"),
                time(node, "start"),
                time(node, "end"),
                text(node, "patient"),
                node.path("accepted").asBoolean());
    }

    private static ClinicEntry clinic(JsonNode node) {
        return new ClinicEntry(
                text(node, "name"),
                text(node, "address"),
                text(node, "phone"),
                text(node, "zone"),
                list(node, "insurance", JsonNode::asText),
                text(node, "hours"),
                node.path("minimum_notice_minutes").asInt(),
                node.path("change_notice_hours").asInt(),
                node.path("booking_horizon_days").asInt(),
                list(node, "specialties", one -> new Named(text(one, "id"), text(one, "name"))),
                list(node, "cities", JsonNode::asText));
    }

    private static Optional<String> given(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isValueNode() && !value.isNull() ? value.asText() : "";
    }

    private static OffsetDateTime time(JsonNode node, String field) {
        String text = text(node, field);
        return text.isEmpty() ? NEVER : TIMES.get(text);
    }

    private static <T> List<T> list(JsonNode node, String field, Function<JsonNode, T> each) {
        var list = new ArrayList<T>();
        node.path(field).forEach(element -> list.add(each.apply(element)));
        return list;
    }
}
