package dev.caredesk.evaluation.replay;

import dev.caredesk.evaluation.desk.Person;
import java.util.Locale;
import java.util.Optional;

/** How the evaluation tells who is calling. */
public enum Introduction {
    /** By the form beside the chat. */
    FORM,
    /** As the human would, in the chat. */
    CHAT;

    private static final String LAST_NAME = " Rivera";

    /** Returns the one that is meant by its name. */
    public static Optional<Introduction> named(String name) {
        for (Introduction introduction : values()) {
            if (introduction.name().toLowerCase(Locale.ROOT).equals(name)) {
                return Optional.of(introduction);
            }
        }
        return Optional.empty();
    }

    static Person person(String caller) {
        return new Person(caller.contains(" ") ? caller : caller + LAST_NAME, true);
    }
}
