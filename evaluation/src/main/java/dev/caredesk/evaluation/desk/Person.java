package dev.caredesk.evaluation.desk;

import java.util.Map;

/** Who calls: made up, but for the name. */
public record Person(String name, boolean isNew) {

    private static final String BORN = "1985-04-12";
    private static final String CONTACT = "+1 202 555 0143";

    Map<String, String> asClaim() {
        return Map.of("kind", isNew ? "new" : "returning", "name", name, "date_of_birth", BORN, "contact", CONTACT);
    }
}
