package dev.caredesk.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One patient's conversation with a running desk, over HTTP. */
final class Conversation {

    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("EEEE, MMMM d, uuuu 'at' h:mm a", Locale.US);

    private final URI api;
    private Optional<String> secret = Optional.empty();

    Conversation(URI api) {
        this.api = api;
    }

    /** Says something and returns the desk's whole answer. */
    JsonNode say(String text) {
        Map<String, String> body = new LinkedHashMap<>();
        body.put("user_input", text);
        secret.ifPresent(value -> body.put("conversation_id", value));
        JsonNode answer = Http.post(at("/query"), Optional.empty(), body).expecting(200);
        secret = Optional.of(answer.required("conversation_id").asText());
        return answer;
    }

    /** Picks an offered slot in the words that a click on the page sends. */
    JsonNode pick(JsonNode slot) {
        return say(slot.at("/doctor/name").asText() + " on "
                + OffsetDateTime.parse(slot.required("start").asText()).format(DAY_AND_TIME));
    }

    JsonNode identify(Map<String, String> person) {
        return Http.post(at("/identification"), secret, person).expecting(200);
    }

    JsonNode appointments() {
        return Http.get(at("/appointments"), secret).expecting(200).required("items");
    }

    Http.Answer get(String path) {
        return Http.get(at(path), secret);
    }

    private URI at(String path) {
        return URI.create(api + path);
    }
}
