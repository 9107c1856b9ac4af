package dev.caredesk.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The programs at work on one data folder. */
record PostgresServer(PostgresBinaries binaries, Path data, Path log) {

    private static final int SECONDS_TO_START = 60;

    /** Makes the data folder, unless it is there; one of another version is refused. */
    void initialize(String password) throws IOException {
        var versionFile = data.resolve("PG_VERSION");
        if (Files.exists(versionFile)) {
            var version = Files.readString(versionFile).strip();
            if (!version.equals(PostgresBinaries.MAJOR_VERSION)) {
                throw new InvalidDatabaseSettings("The data in " + data + " was written by PostgreSQL " + version
                        + ", but this CareDesk brings PostgreSQL " + PostgresBinaries.MAJOR_VERSION
                        + ": move that folder away to start afresh, or set CAREDESK_HOME to another one.");
            }
            return;
        }
        Files.createDirectories(log.resolveSibling(""));
        PostgresBinaries.delete(data); // what a start left that was killed half-way
        var passwordFile = Files.createTempFile("caredesk", null);
        try {
            Files.writeString(passwordFile, password);
            run(
                    "initdb",
                    "-D",
                    data.toString(),
                    "-U",
                    EmbeddedPostgres.USER,
                    "-A",
                    "scram-sha-256",
                    "--pwfile",
                    passwordFile.toString(),
                    "-E",
                    "UTF8",
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--no-instructions");
        } finally {
            Files.delete(passwordFile);
        }
    }

    /** Starts the server and waits until it answers. */
    void start(int port) throws IOException {
        Files.createDirectories(log.resolveSibling(""));
        run(
                "pg_ctl",
                "-D",
                data.toString(),
                "-l",
                log.toString(),
                "-w",
                "-t",
                Integer.toString(SECONDS_TO_START),
                "-o",
                options(port),
                "start");
    }

    // Named even where they are PostgreSQL's defaults: nothing in the data folder may weaken what a commit means.
    private static String options(int port) {
        return "-p " + port + " "
                + String.join(
                        " ",
                        List.of(
                                "-c listen_addresses=127.0.0.1",
                                "-c unix_socket_directories=",
                                "-c fsync=on",
                                "-c synchronous_commit=on",
                                "-c full_page_writes=on",
                                "-c max_connections=200",
                                "-c timezone=UTC",
                                "-c log_min_error_statement=panic", // a failed statement may carry a patient's data
                                "-c log_error_verbosity=terse",
                                "-c log_min_messages=warning"));
    }

    /** Stops the server, whose clients are disconnected. */
    void stop() throws IOException {
        run("pg_ctl", "-D", data.toString(), "-m", "fast", "-w", "stop");
    }

    /** Stops a server that outlived its desk, and removes the note of one that is gone. */
    void stopLeftover() throws IOException {
        var leftover = pid().flatMap(ProcessHandle::of).filter(PostgresServer::isPostgres);
        if (leftover.isPresent()) {
            stop();
        } else {
            // else PostgreSQL would take any process that got the same id for itself
            Files.deleteIfExists(data.resolve("postmaster.pid"));
        }
    }

    /** Returns the process id that the data folder names. */
    Optional<Long> pid() {
        try (var lines = Files.lines(data.resolve("postmaster.pid"))) {
            return lines.findFirst().map(line -> Long.valueOf(line.strip()));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> command.contains("postgres"))
                .orElse(false);
    }

    private void run(String program, String... arguments) throws IOException {
        var command = new ArrayList<String>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("unshare", "--user")); // PostgreSQL refuses to run as root; there it is nobody
        }
        command.add(binaries.program(program).toString());
        command.addAll(List.of(arguments));
        var output = Files.createTempFile("caredesk", null);
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile()) // a pipe would stay open as long as the server lives
                    .start();
            if (!process.waitFor(2 * SECONDS_TO_START, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException(program + " of the embedded PostgreSQL failed: "
                        + Files.readString(output, StandardCharsets.UTF_8).strip() + tailOfLog());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for " + program, e);
        } finally {
            Files.delete(output);
        }
    }

    private String tailOfLog() throws IOException {
        if (!Files.exists(log)) {
            return "";
        }
        var lines = Files.readAllLines(log, StandardCharsets.UTF_8);
        return "\n" + String.join("\n", lines.subList(Math.max(0, lines.size() - 10), lines.size()));
    }
}
