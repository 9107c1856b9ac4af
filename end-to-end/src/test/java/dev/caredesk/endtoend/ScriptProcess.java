package dev.caredesk.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A script of the project that runs until it is stopped, and that must leave no process behind. */
final class ScriptProcess {

    private static final Duration START_LIMIT = Duration.ofMinutes(4);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(90);

    private final String name;
    private final Path output;
    private final Process process;

    private ScriptProcess(String name, Path output, Process process) {
        this.name = name;
        this.output = output;
        this.process = process;
    }

    /** Starts the command, with all that it prints in the given file. */
    static ScriptProcess start(ProcessBuilder command, Path output) {
        try {
            String script = command.command().getFirst();
            Process process = command.redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            return new ScriptProcess(Path.of(script).getFileName().toString(), output, process);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Waits until it is up, which fails when it ends or takes too long. */
    void awaitUp(BooleanSupplier up) {
        Instant limit = Instant.now().plus(START_LIMIT);
        while (!up.getAsBoolean()) {
            if (!process.isAlive()) {
                throw new AssertionError(name + " ended with " + process.exitValue() + ":\n" + printed());
            }
            if (Instant.now().isAfter(limit)) {
                throw new AssertionError(name + " was not up within " + START_LIMIT + ":\n" + printed());
            }
            try {
                TimeUnit.MILLISECONDS.sleep(200);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            }
        }
    }

    /** What it printed so far. */
    String printed() {
        try {
            return Files.readString(output);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    boolean isRunning() {
        return process.isAlive();
    }

    /** Stops it as Ctrl-C does and returns its exit status; whatever it left behind fails the test. */
    int stop() {
        // Ctrl-C reaches the script as SIGINT; background processes of a test ignore that, so SIGTERM stands in for it.
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError(name + " did not stop within " + STOP_LIMIT + ":\n" + printed());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
        List<ProcessHandle> orphans =
                children.stream().filter(ProcessHandle::isAlive).toList();
        if (!orphans.isEmpty()) {
            orphans.forEach(ProcessHandle::destroyForcibly);
            throw new AssertionError(name + " left processes behind: " + orphans + "\n" + printed());
        }
        return process.exitValue();
    }
}
