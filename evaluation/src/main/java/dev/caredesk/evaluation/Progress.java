package dev.caredesk.evaluation;

import java.io.Console;
import java.io.PrintStream;
import java.util.Optional;

/** Tells how far it is: on one line for a person, now and then for a log. */
final class Progress {

    private static final int STEPS_IN_A_LOG = 10;

    private final PrintStream out;
    private final boolean person =
            Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    private final String what;
    private final int total;
    private int done;

    Progress(PrintStream out, String what, int total) {
        this.out = out;
        this.what = what;
        this.total = total;
    }

    void step() {
        done++;
        if (person) {
            out.printf("\r%s %d/%d%s", what, done, total, done == total ? "\n" : "");
        } else if (done == total || done % Math.max(1, total / STEPS_IN_A_LOG) == 0) {
            out.printf("%s %d/%d%n", what, done, total);
        }
    }
}
