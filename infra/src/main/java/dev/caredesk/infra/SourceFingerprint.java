package dev.caredesk.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;

/** A hash over all that goes into a module's image, so that an image is pushed again only when it differs. */
final class SourceFingerprint {

    private static final int LENGTH = 32;

    private SourceFingerprint() {}

    static String of(Path root, String module, String architecture) {
        var digest = sha256();
        digest.update(architecture.getBytes(StandardCharsets.UTF_8));
        sources(root, module).forEach(file -> {
            digest.update((byte) 0);
            digest.update(root.relativize(file).toString().replace('\\', '/').getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(contents(file));
        });
        return HexFormat.of().formatHex(digest.digest()).substring(0, LENGTH);
    }

    private static Stream<Path> sources(Path root, String module) {
        return Stream.of(
                        "pom.xml",
                        "shared-model/pom.xml",
                        "shared-model/src/main",
                        module + "/pom.xml",
                        module + "/src/main")
                .map(root::resolve)
                .flatMap(SourceFingerprint::files);
    }

    private static Stream<Path> files(Path start) {
        try (var files = Files.walk(start)) {
            return files
                    .filter(Files::isRegularFile)
                    .filter(file -> !isGenerated(start.relativize(file)))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // Vaadin writes src/main/frontend/generated at each build
    private static boolean isGenerated(Path file) {
        var names = file.toString().replace('\\', '/');
        return names.startsWith("frontend/generated/") || names.contains("/frontend/generated/");
    }

    private static byte[] contents(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
