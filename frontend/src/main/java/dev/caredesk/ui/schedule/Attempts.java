package dev.caredesk.ui.schedule;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Idempotency keys: a form that is sent again because no answer came gets the key of its first try. */
final class Attempts {

    private @Nullable Object form;
    private String key = "";

    String keyFor(Object sent) {
        if (!sent.equals(form)) {
            form = sent;
            key = UUID.randomUUID().toString();
        }
        return key;
    }

    /** The backend has answered, so the next try is a new one, even with the same content. */
    void answered() {
        form = null;
    }
}
