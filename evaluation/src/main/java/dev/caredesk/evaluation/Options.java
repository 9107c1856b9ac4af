package dev.caredesk.evaluation;

import dev.caredesk.evaluation.replay.Introduction;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is evaluated, and how. {@code scripts/evaluate --help} explains them.
 *
 * @param desk the address of the desk, built for the evaluation
 * @param limit at most so many dialogues or lines
 * @param only only the one with this id
 * @param introduction how to tell who is calling
 * @param runs how often everything is replayed
 */
record Options(
        Path dialogues,
        URI desk,
        String provider,
        int limit,
        Optional<String> only,
        Introduction introduction,
        int runs,
        Optional<Path> report) {

    /** The options cannot be understood; the message says why. */
    static final class Invalid extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Invalid(String message) {
            super(message);
        }
    }

    /** Reads {@code --name value} pairs. */
    static Options parse(String... arguments) {
        @Nullable Path dialogues = null;
        @Nullable URI desk = null;
        String provider = "builtin";
        int limit = Integer.MAX_VALUE;
        Optional<String> only = Optional.empty();
        Introduction introduction = Introduction.FORM;
        int runs = 1;
        Optional<Path> report = Optional.empty();
        for (int i = 0; i < arguments.length; i += 2) {
            String name = arguments[i];
            if (i + 1 == arguments.length) {
                throw new Invalid(name + " needs a value");
            }
            String value = arguments[i + 1];
            switch (name) {
                case "--dialogues" -> dialogues = Path.of(value);
                case "--desk" -> desk = URI.create(value);
                case "--provider" -> provider = value;
                case "--limit" -> limit = number(name, value);
                case "--only" -> only = Optional.of(value);
                case "--identify" ->
                    introduction = Introduction.named(value)
                            .orElseThrow(() -> new Invalid("--identify is form or chat, not \"" + value + "\""));
                case "--runs" -> runs = number(name, value);
                case "--report" -> report = Optional.of(Path.of(value));
                default -> throw new Invalid("Unknown option " + name);
            }
        }
        if (dialogues == null || desk == null) {
            throw new Invalid("--dialogues and --desk are needed");
        }
        return new Options(dialogues, desk, provider, limit, only, introduction, runs, report);
    }

    /** Whether an item is wanted. */
    boolean wants(String id) {
        return only.isEmpty() || only.get().equals(id);
    }

    private static int number(String name, String value) {
        if (!value.matches("[1-9]\\d{0,5}")) {
            throw new Invalid(name + " must be a positive number, not \"" + value + "\"");
        }
        return Integer.parseInt(value);
    }
}
