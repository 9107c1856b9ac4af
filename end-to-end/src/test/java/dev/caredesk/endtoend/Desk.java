package dev.caredesk.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A whole desk of its own, started by {@code scripts/start} on free ports with its data in a folder of its own. */
final class Desk implements AutoCloseable {

    private final Path home;
    private final Path output;
    private final Map<String, String> settings;
    private final int backendPort = freePort();
    private final int frontendPort = freePort();
    private ScriptProcess process;

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
        } catch (RuntimeException | AssertionError failure) {
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
        return process.printed();
    }

    /** Stops it as Ctrl-C does and returns its exit status. */
    int stop() {
        return process.stop();
    }

    /** Starts it again on the same ports with the same data. */
    void startAgain() {
        process = launch();
        awaitUp();
    }

    @Override
    public void close() {
        if (process.isRunning()) {
            stop();
        }
    }

    private ScriptProcess launch() {
        try {
            Files.createDirectories(home);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        ProcessBuilder command =
                new ProcessBuilder(root().resolve("scripts/start").toString()).directory(home.toFile());
        command.environment().put("CAREDESK_HOME", home.toString());
        command.environment().put("BACKEND_PORT", Integer.toString(backendPort));
        command.environment().put("FRONTEND_PORT", Integer.toString(frontendPort));
        command.environment().putAll(settings);
        return ScriptProcess.start(command, output);
    }

    private void awaitUp() {
        process.awaitUp(() -> Http.isUp(api().resolve("/api/health")) && Http.isUp(page().resolve("/health/ready")));
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
