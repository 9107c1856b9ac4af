package dev.caredesk.endtoend;

import java.util.List;
import java.util.Set;

/** One thing that an agent does wrong: the checks that must name it, and words that they must say. */
enum AgentFault {
    SAYS_TO_BE_ILL("answered 200 {\"status\":\"ill\"}", "health", "hang-up"),
    SHOWS_A_PAGE("(text/html) | 200 application/json", "answer"),
    HAS_NO_TEXT("\"answer\" is \"\"", "answer"),
    LEAVES_THE_CONVERSATION_OUT("\"conversation_id\" is missing", "answer"),
    HAS_SLOTS_OF_WORDS("\"slots\" is \"none\"", "answer"),
    NEVER_ANSWERS("was not answered within 2 seconds", "answer"),
    BEGINS_ANEW_EACH_TURN("conversation_id changed", "conversation"),
    COUNTS_CONVERSATIONS("characters in common", "secret"),
    REFUSES_A_VISITOR("A question with X-Visitor", "headers"),
    TAKES_NO_INPUT("| 400", "missing-input", "stream-refusals"),
    TAKES_BLANKS("| 400", "blank-input", "stream-refusals"),
    TAKES_LONG_TEXT("4001 characters answered 200", "long-input"),
    DROPS_UNKNOWN_FIELDS("names \"question\"", "unknown-field", "stream-refusals"),
    NAMES_NO_FIELD(
            "does not name the field",
            "unknown-field",
            "stream-refusals",
            "missing-input",
            "blank-input",
            "long-input"),
    FAILS_ON_MALFORMED_JSON("answered 500", "malformed-json"),
    TAKES_LARGE_BODIES("| 413", "large-body"),
    TAKES_ANY_TYPE("| 415", "media-type"),
    ANSWERS_A_GET("| 405 or 404", "method"),
    ADOPTS_CONVERSATIONS("| 404", "unknown-conversation"),
    ANSWERS_SIDE_BY_SIDE("they ran side by side", "one-turn-at-a-time"),
    ENDS_WITHOUT_DONE("ended after conversation, token without done", "stream"),
    STREAMS_NO_JSON("are no JSON", "stream"),
    STREAMS_AN_ERROR("ended with error", "stream"),
    TELLS_THE_CONVERSATION_LATE("came as number 2", "stream-order"),
    TELLS_THE_TOOL_FIRST("before its step", "stream-order"),
    STREAMS_ANOTHER_TEXT("The pieces joined are", "stream-text"),
    GOES_ON_AFTER_DONE("The event token came after done", "stream-end"),
    LEAVES_THE_STREAM_OPEN("still open 1 s after done", "stream-end"),
    REFUSES_BY_AN_EVENT("began a stream", "stream-refusals"),
    STAYS_BUSY_WHEN_CLOSED("still busy 2 seconds after its stream was closed", "stream-hang-up"),
    IS_SILENT("Nothing came for 21 seconds", "stream-silence"),
    REFUSES_IN_PLAIN_TEXT("as text/plain", "problem-json"),
    HAS_NO_CODES("INVALID_INPUT", "problem-json"),
    SHOWS_STACK_TRACES("tells \"at dev.example.Agent", "internals"),
    HAS_NO_STATE("answered 200 {}", "status");

    private static final Set<AgentFault> ALONE = Set.of(
            SHOWS_A_PAGE,
            HAS_NO_TEXT,
            LEAVES_THE_CONVERSATION_OUT,
            HAS_SLOTS_OF_WORDS,
            NEVER_ANSWERS,
            BEGINS_ANEW_EACH_TURN,
            ANSWERS_SIDE_BY_SIDE,
            ENDS_WITHOUT_DONE,
            STREAMS_NO_JSON,
            STREAMS_AN_ERROR,
            LEAVES_THE_STREAM_OPEN,
            STAYS_BUSY_WHEN_CLOSED,
            IS_SILENT);
    private static final Set<AgentFault> IMPATIENT =
            Set.of(NEVER_ANSWERS, LEAVES_THE_STREAM_OPEN, STAYS_BUSY_WHEN_CLOSED);

    private final String words;

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<String> checks;

    AgentFault(String words, String... checks) {
        this.words = words;
        this.checks = List.of(checks);
    }

    /** What the first of the checks must say. */
    String words() {
        return words;
    }

    /** All checks that must fail. */
    List<String> checks() {
        return checks;
    }

    /** Whether it spoils every turn, so that only the check that is meant for it is made. */
    boolean isEverywhere() {
        return ALONE.contains(this);
    }

    /** How many seconds an answer may take. */
    int limit() {
        return IMPATIENT.contains(this) ? 2 : 40;
    }
}
