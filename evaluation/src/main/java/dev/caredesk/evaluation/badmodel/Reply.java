package dev.caredesk.evaluation.badmodel;

import java.util.List;
import java.util.Map;

/** What the bad model answers to a request. */
sealed interface Reply {

    /** It says something. */
    record Text(String text) implements Reply {}

    /** It calls tools. */
    record Calls(List<Call> calls) implements Reply {}

    /** One of the calls. */
    record Call(String tool, Map<String, Object> arguments) {}
}
