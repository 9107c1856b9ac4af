package dev.caredesk.evaluation;

import dev.caredesk.evaluation.replay.Introduction;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What is evaluated, and how. {@code scripts/evaluate --help} explains them.
 *
 * @param dialogues a file of what others wrote; it or scenarios
 * @param scenarios the folder of our own conversations
 * @param desk the address of the desk, built for the evaluation
 * @param limit at most so many dialogues or lines
 * @param only only the one with this id; of scenarios those with this in their title or their file's name
 * @param introduction how to tell who is calling
 * @param runs how often everything is replayed
 * @param prices the desk's price list
 * @param failUnder how much of the scenarios must succeed, in percent
 */
record Options(
        Optional<Path> dialogues,
        Optional<Path> scenarios,
        URI desk,
        String provider,
        int limit,
        Optional<String> only,
        Introduction introduction,
        int runs,
        Optional<Path> report,
        Optional<Path> prices,
        OptionalDouble failUnder) {

    /** The options cannot be understood; the message says why. */
    static final class Invalid extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Invalid(String message) {
            super(message);
        }
    }

    /** Reads {@code --name value} pairs. */
    static Options parse(String... arguments) {
        Optional<Path> dialogues = Optional.empty();
        Optional<Path> scenarios = Optional.empty();
        @Nullable URI desk = null;
        String provider = "builtin";
        int limit = Integer.MAX_VALUE;
        Optional<String> only = Optional.empty();
        Introduction introduction = Introduction.FORM;
        int runs = 1;
        Optional<Path> report = Optional.empty();
        Optional<Path> prices = Optional.empty();
        OptionalDouble failUnder = OptionalDouble.empty();
        for (int i = 0; i < arguments.length; i += 2) {
            String name = arguments[i];
            if (i + 1 == arguments.length) {
                throw new Invalid(name + " needs a value");
            }
            String value = arguments[i + 1];
            switch (name) {
                case "--dialogues" -> dialogues = Optional.of(Path.of(value));
                case "--scenarios" -> scenarios = Optional.of(Path.of(value));
                case "--desk" -> desk = URI.create(value);
                case "--provider" -> provider = value;
                case "--limit" -> limit = number(name, value);
                case "--only" -> only = Optional.of(value);
                case "--identify" ->
                    introduction = Introduction.named(value)
                            .orElseThrow(() -> new Invalid("--identify is form or chat, not \"" + value + "\""));
                case "--runs" -> runs = number(name, value);
                case "--report" -> report = Optional.of(Path.of(value));
                case "--prices" -> prices = Optional.of(Path.of(value));
                case "--fail-under" -> failUnder = OptionalDouble.of(percent(name, value));
                default -> throw new Invalid("Unknown option " + name);
            }
        }
        if (desk == null || dialogues.isPresent() == scenarios.isPresent()) {
            throw new Invalid("--desk and either --dialogues or --scenarios are needed");
        }
        if (failUnder.isPresent() && scenarios.isEmpty()) {
            throw new Invalid("--fail-under is for scenarios");
        }
        return new Options(
                dialogues, scenarios, desk, provider, limit, only, introduction, runs, report, prices, failUnder);
    }

    /** Whether an item is wanted. */
    boolean wants(String id) {
        return only.isEmpty() || only.get().equals(id);
    }

    private static double percent(String name, String value) {
        if (!value.matches("\\d{1,2}(\\.\\d+)?|100")) {
            throw new Invalid(name + " must be a number from 0 to 100, not \"" + value + "\"");
        }
        return Double.parseDouble(value);
    }

    private static int number(String name, String value) {
        if (!value.matches("[1-9]\\d{0,5}")) {
            throw new Invalid(name + " must be a positive number, not \"" + value + "\"");
        }
        return Integer.parseInt(value);
    }
}
