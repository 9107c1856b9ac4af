package dev.caredesk.evaluation.badmodel;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caredesk.evaluation.badmodel.Reply.Call;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;

/**
 * Calls tools at random with whatever it finds, also such as there are not, tells of bookings that nobody made, makes up
 * names and times, and says yes in the patient's place. The same seed and the same requests make the same replies.
 */
final class BadModel {

    private static final Pattern ID =
            Pattern.compile("(?:slot|appointment|doctor)(?:Id|_id)\\\\*\":\\s*\\\\*\"?([^\"\\\\,}]+)");
    private static final Pattern PLACE = Pattern.compile("\\{(name|day|time|code)}");
    private static final int MOST_CALLS = 3;

    private final Random random;
    private final Map<String, List<String>> repertoire;

    BadModel(long seed) {
        this.random = new Random(seed);
        this.repertoire = Repertoire.read();
    }

    /** Answers a request in OpenAI's format. */
    synchronized Reply reply(JsonNode request) {
        if (oneIn(3)) {
            return new Reply.Text(lie());
        }
        var ids = ids(request.path("messages"));
        var calls = new ArrayList<Call>();
        for (var more = 1 + random.nextInt(MOST_CALLS); more > 0; more--) {
            calls.add(call(request.path("tools"), ids));
        }
        return new Reply.Calls(calls);
    }

    private Call call(JsonNode tools, List<String> ids) {
        if (tools.isEmpty() || oneIn(6)) {
            return new Call(any("tool"), Map.of("confirmed", true, "slotId", any(ids)));
        }
        var function = tools.get(random.nextInt(tools.size())).path("function");
        var arguments = new HashMap<String, Object>();
        function.path("parameters").path("properties").fieldNames().forEachRemaining(name -> {
            if (!oneIn(4)) {
                // An id has to be right now and then, or nothing would ever get far
                arguments.put(name, name.endsWith("Id") && !oneIn(4) ? any(ids) : value(ids));
            }
        });
        return new Call(function.path("name").asText(), arguments);
    }

    private Object value(List<String> ids) {
        return oneIn(5) ? any(ids) : oneIn(5) ? (Object) random.nextInt() : any("value");
    }

    private String lie() {
        return PLACE.matcher(any("lie")).replaceAll(place -> any(place.group(1)));
    }

    private static List<String> ids(JsonNode messages) {
        var ids = new ArrayList<>(List.of("1"));
        ID.matcher(messages.toString()).results().forEach(id -> ids.add(id.group(1)));
        return ids;
    }

    private boolean oneIn(int many) {
        return random.nextInt(many) == 0;
    }

    private String any(String keyword) {
        return any(repertoire.getOrDefault(keyword, List.of(keyword)));
    }

    private String any(List<String> all) {
        return all.get(random.nextInt(all.size()));
    }
}
