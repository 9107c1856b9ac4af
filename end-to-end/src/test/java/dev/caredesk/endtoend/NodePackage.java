package dev.caredesk.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/**
 * A copy of one of the project's packages for Node, with what npm adds to it. Where Node or npm's packages are not to be
 * had, the test is reported as skipped, loudly.
 */
record NodePackage(Path folder) {

    private static final int INSTALL_SECONDS = 180;

    /** What a command printed, and how it ended; -1 if it did not in time. */
    record Result(int status, String output) {}

    /** Copies the package into the build's folder and installs it, or aborts the test with the reason. */
    static NodePackage install(String source, String... options) {
        Path from = Desk.root().resolve(source);
        var copy = new NodePackage(Desk.root()
                .resolve("end-to-end/target")
                .resolve(from.getFileName().toString()));
        try {
            copy(from, copy.folder);
            Stream<String> command = Stream.concat(
                    Stream.of("npm", "ci", "--no-audit", "--no-fund", "--loglevel=error"), Arrays.stream(options));
            Result installation = copy.run(command.toList(), INSTALL_SECONDS, Map.of());
            if (installation.status() != 0) {
                throw skipped("npm could not install " + source + ":\n" + installation.output());
            }
        } catch (IOException missing) {
            throw skipped("Node with npm is needed for " + source + ": " + missing.getMessage());
        }
        return copy;
    }

    /** Runs a command in the package's folder to its end. */
    Result run(List<String> command, int seconds, Map<String, String> environment) throws IOException {
        Path log = Files.createTempFile(folder, "run", ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                return new Result(-1, "not finished within " + seconds + " s:\n" + Files.readString(log));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
        return new Result(process.exitValue(), Files.readString(log));
    }

    /** The reason for which a test is left out, also where everybody sees it. */
    static TestAbortedException skipped(String reason) {
        System.err.println("""
                ********************************************************************
                  TESTS WERE SKIPPED: %s
                ********************************************************************""".formatted(reason));
        return new TestAbortedException(reason);
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
