package dev.caredesk.web;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** The id under which a request is found in the log: in each line, in each answer's header, in each problem. */
public final class RequestId {

    /** The header that brings and returns it. */
    public static final String HEADER = "X-Request-Id";

    private static final String KEY = "requestId";
    // No longer than a UUID, so that nobody can write stories into the log
    private static final Pattern ACCEPTED = Pattern.compile("[A-Za-z0-9-]{8,36}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private RequestId() {}

    /** Returns the id of the request that is being answered, if one is. */
    public static Optional<String> current() {
        return Optional.ofNullable(MDC.get(KEY)).map(Object::toString);
    }

    /** Begins a request, under the id that the client gave if it is a sane one. */
    static String begin(@Nullable String given) {
        var id = given != null && ACCEPTED.matcher(given).matches() ? given : fresh();
        MDC.put(KEY, id);
        return id;
    }

    /** Ends the request; the thread goes on without an id. */
    static void end() {
        MDC.remove(KEY);
    }

    private static String fresh() {
        var bytes = new byte[8];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
