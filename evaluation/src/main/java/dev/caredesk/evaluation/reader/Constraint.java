package dev.caredesk.evaluation.reader;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A parameter that may stand for several values: {@code 8 pm}, or {@code api.is_one_of(["8 pm","9 pm"])}. */
final class Constraint {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern CALL = Pattern.compile("api\\.\\w+\\((\\[.*])\\)");

    private Constraint() {}

    static List<String> values(String text) {
        Matcher call = CALL.matcher(text.strip());
        if (!call.matches()) {
            return List.of(text.strip());
        }
        try {
            return List.of(JSON.readValue(call.group(1), String[].class));
        } catch (JsonProcessingException malformed) {
            throw new UnreadableData("no list of values: " + text, malformed);
        }
    }
}
