package dev.caredesk.endtoend;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A real Chromium, driven by Playwright from Node. It is looked for in {@code CHROMIUM_PATH} and on the PATH; where there
 * is none, npm's {@code @sparticuz/chromium} brings one. Where that is not to be had either, the test is reported as
 * skipped, loudly.
 */
final class Browser {

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final int LIMIT_SECONDS = 240;

    private final NodePackage scripts;
    private final Map<String, String> environment;

    private Browser(NodePackage scripts, Map<String, String> environment) {
        this.scripts = scripts;
        this.environment = environment;
    }

    /** Makes a browser ready, or aborts the test with the reason. */
    static Browser prepare() {
        Optional<String> executable = installed();
        String[] options = executable.isPresent() ? new String[] {"--omit=optional"} : new String[0];
        NodePackage scripts = NodePackage.install("end-to-end/src/test/browser", options);
        if (executable.isEmpty() && !Files.isDirectory(scripts.folder().resolve("node_modules/@sparticuz/chromium"))) {
            throw NodePackage.skipped("no Chromium is installed and npm has none for this platform; set CHROMIUM_PATH");
        }
        return new Browser(
                scripts, executable.map(path -> Map.of("CHROMIUM_PATH", path)).orElse(Map.of()));
    }

    /** Runs one of the scripts beside this test to its end and returns what it printed; fails when the script does. */
    String run(String script, String... arguments) {
        List<String> command = new ArrayList<>(List.of("node", script));
        command.addAll(Arrays.asList(arguments));
        try {
            NodePackage.Result result = scripts.run(command, LIMIT_SECONDS, environment);
            if (result.status() != 0) {
                throw new AssertionError(script + " failed:\n" + result.output());
            }
            return result.output();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
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
}
