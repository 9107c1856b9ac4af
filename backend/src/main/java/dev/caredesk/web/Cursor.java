package dev.caredesk.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A place in a list. Opaque on the wire, so that clients do not calculate with it.
 *
 * @param place what the list itself calls the place: an id, a count
 */
public record Cursor(String place) {

    private static final int LONGEST = 100;

    /** Reads what {@link #encoded()} wrote. */
    static Cursor parse(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            throw new IllegalArgumentException("Not a cursor");
        }
        return new Cursor(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8));
    }

    /** Returns the cursor as it goes over the wire. */
    public String encoded() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.UTF_8));
    }
}
