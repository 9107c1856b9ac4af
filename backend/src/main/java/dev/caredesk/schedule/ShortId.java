package dev.caredesk.schedule;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Makes the ids of the schedule. */
final class ShortId {

    /** Without what is mistaken for another when read out or written down: 0 O, 1 I L, 5 S, 8 B, U V. */
    private static final String UNAMBIGUOUS = "2346789ACDEFGHJKMNPQRTWXYZ";

    private static final int OFFER_LENGTH = 7;
    private static final SecureRandom RANDOM = new SecureRandom();

    private ShortId() {}

    /** A confirmation code such as {@code 7KQ4-MX2P}. */
    static String confirmationCode() {
        var letters = random(8);
        return letters.substring(0, 4) + "-" + letters.substring(4);
    }

    static String offer() {
        return random(OFFER_LENGTH).toLowerCase(Locale.ROOT);
    }

    /** An id that grows with time (UUID version 7), so that indexes stay compact. */
    static UUID timeOrdered(Instant now) {
        var random = ThreadLocalRandom.current();
        long high = now.toEpochMilli() << 16 | 0x7000 | random.nextInt(0x1000);
        long low = random.nextLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L;
        return new UUID(high, low);
    }

    private static String random(int length) {
        var text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(UNAMBIGUOUS.charAt(RANDOM.nextInt(UNAMBIGUOUS.length())));
        }
        return text.toString();
    }
}
