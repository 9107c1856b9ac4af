package dev.caredesk.evaluation.desk;

import java.util.Map;

/** Who calls: made up, but for the name. */
public record Person(String name, boolean isNew) {

    private static final String BORN = "1985-04-12";
    private static final String CONTACT = "+1 202 555 0143";

    /** Returns how this person says so. */
    public String introduction() {
        return "I am %s patient. My name is %s, I was born on April 12, 1985, and my phone number is %s."
                .formatted(isNew ? "a new" : "an existing", name, CONTACT);
    }

    Map<String, String> asClaim() {
        return Map.of("kind", isNew ? "new" : "returning", "name", name, "date_of_birth", BORN, "contact", CONTACT);
    }
}
