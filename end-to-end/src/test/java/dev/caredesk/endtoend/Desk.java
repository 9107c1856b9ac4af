package dev.caredesk.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A whole desk of its own, started by {@code scripts/start} on free ports with its data in a folder of its own. */
final class Desk implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofMinutes(4);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(60);

    private final Path home;
    private final Path output;
    private final Map<String, String> settings;
    private final int backendPort = freePort();
    private final int frontendPort = freePort();
    private Process process;

    private Desk(Path home, Map<String, String> settings) {
        this.home = home;
        this.output = home.resolve("start.log");
        this.settings = settings;
        this.process = launch();
    }

    /** Starts a desk whose data lie in the given folder, and waits until it is up. */
    static Desk start(Path home, Map<String, String> settings) {
        Desk desk = new Desk(home, settings);
        try {
            desk.awaitUp();
            return desk;
        } catch (RuntimeException failure) {
            desk.close();
            throw failure;
        }
    }

    static Path root() {
        return Path.of(System.getProperty("caredesk.root"));
    }

    URI api() {
        return URI.create("http://localhost:" + backendPort + "/api");
    }

    URI page() {
        return URI.create("http://localhost:" + frontendPort + "/");
    }

    /** What {@code scripts/start} printed so far. */
    String printed() {
        try {
            return Files.readString(output);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Stops it as Ctrl-C does and returns its exit status. */
    int stop() {
        // Ctrl-C reaches the script as SIGINT; background processes of a test ignore that, so SIGTERM stands in for it.
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("scripts/start did not stop within " + STOP_LIMIT + ":\n" + printed());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
        List<ProcessHandle> orphans =
                children.stream().filter(ProcessHandle::isAlive).toList();
        if (!orphans.isEmpty()) {
            orphans.forEach(ProcessHandle::destroyForcibly);
            throw new AssertionError("scripts/start left processes behind: " + orphans + "\n" + printed());
        }
        return process.exitValue();
    }

    /** Starts it again on the same ports with the same data. */
    void startAgain() {
        process = launch();
        awaitUp();
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            stop();
        }
    }

    private Process launch() {
        try {
            Files.createDirectories(home);
            ProcessBuilder builder = new ProcessBuilder(
                            root().resolve("scripts/start").toString())
                    .directory(home.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().put("CAREDESK_HOME", home.toString());
            builder.environment().put("BACKEND_PORT", Integer.toString(backendPort));
            builder.environment().put("FRONTEND_PORT", Integer.toString(frontendPort));
            builder.environment().putAll(settings);
            return builder.start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void awaitUp() {
        Instant limit = Instant.now().plus(START_LIMIT);
        while (!Http.isUp(api().resolve("/api/health")) || !Http.isUp(page().resolve("/health/ready"))) {
            if (!process.isAlive()) {
                throw new AssertionError("scripts/start ended with " + process.exitValue() + ":\n" + printed());
            }
            if (Instant.now().isAfter(limit)) {
                throw new AssertionError("The desk was not up within " + START_LIMIT + ":\n" + printed());
            }
            pause();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(200);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
