package dev.caredesk.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the scripts' own tests, which need the packages. */
class ScriptsIT {

    private static final long LIMIT_MINUTES = 5;

    @TempDir
    Path folder;

    @Test
    void startAndImport() throws Exception {
        Path output = folder.resolve("output");
        ProcessBuilder command = new ProcessBuilder(
                        Desk.root().resolve("scripts/test/start-test").toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        command.environment().put("BACKEND_PORT", Integer.toString(Desk.freePort()));
        command.environment().put("FRONTEND_PORT", Integer.toString(Desk.freePort()));

        Process test = command.start();
        try {
            assertThat(test.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES))
                    .as(() -> read(output))
                    .isTrue();
        } finally {
            test.destroy();
        }

        assertThat(test.exitValue()).as(() -> read(output)).isZero();
    }

    private static String read(Path output) {
        try {
            return Files.readString(output);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
