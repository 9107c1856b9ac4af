package dev.caredesk.endtoend;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/**
 * A real Chromium, driven by Playwright from Node. It is looked for in {@code CHROMIUM_PATH} and on the PATH; where there
 * is none, npm's {@code @sparticuz/chromium} brings one. Where that is not to be had either, the test is reported as
 * skipped, loudly.
 */
final class Browser {

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    private final Path scripts;

    private Browser(Path scripts) {
        this.scripts = scripts;
    }

    /** Makes a browser ready, or aborts the test with the reason. */
    static Browser prepare() {
        Path scripts = Desk.root().resolve("end-to-end/target/browser");
        Optional<String> executable = installed();
        try {
            copy(Desk.root().resolve("end-to-end/src/test/browser"), scripts);
            List<String> install = new ArrayList<>(List.of("npm", "ci", "--no-audit", "--no-fund", "--loglevel=error"));
            if (executable.isPresent()) {
                install.add("--omit=optional");
            }
            Result installation = run(scripts, install, 180);
            if (installation.status() != 0) {
                throw skipped("npm could not install the browser driver:\n" + installation.output());
            }
            if (executable.isEmpty() && !Files.isDirectory(scripts.resolve("node_modules/@sparticuz/chromium"))) {
                throw skipped("no Chromium is installed and npm has none for this platform; set CHROMIUM_PATH");
            }
        } catch (IOException missing) {
            throw skipped("Node with npm is needed to drive the browser: " + missing.getMessage());
        }
        return new Browser(scripts);
    }

    /** Runs one of the scripts beside this test to its end and returns what it printed; fails when the script does. */
    String run(String script, String... arguments) {
        List<String> command = new ArrayList<>(List.of("node", script));
        command.addAll(Arrays.asList(arguments));
        try {
            Result result = run(scripts, command, 240);
            if (result.status() != 0) {
                throw new AssertionError(script + " failed:\n" + result.output());
            }
            return result.output();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private record Result(int status, String output) {}

    private static Result run(Path folder, List<String> command, int seconds) throws IOException {
        Path log = Files.createTempFile(folder, "run", ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        installed().ifPresent(path -> builder.environment().put("CHROMIUM_PATH", path));
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

    private static Optional<String> installed() {
        String chosen = System.getenv("CHROMIUM_PATH");
        if (chosen != null && !chosen.isBlank()) {
            return Optional.of(chosen);
        }
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName()), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static TestAbortedException skipped(String reason) {
        System.err.println("""
                ********************************************************************
                  THE BROWSER TESTS WERE SKIPPED: %s
                ********************************************************************""".formatted(reason));
        return new TestAbortedException(reason);
    }
}
