package dev.caredesk.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The PostgreSQL programs that come as a library, unpacked for this machine. */
record PostgresBinaries(Path folder) {

    /** The major version that the library brings, which a kept data folder must have been made by. */
    static final String MAJOR_VERSION = "18";

    private static final int OWNER_EXECUTE = 0100;

    /** Unpacks the programs under the folder, unless that was done before. */
    static PostgresBinaries unpack(Path parent) throws IOException {
        var archive = archiveName();
        var url = PostgresBinaries.class.getResource("/" + archive);
        if (url == null) {
            throw new InvalidDatabaseSettings("There is no embedded PostgreSQL for this kind of machine (" + archive
                    + "): start a PostgreSQL server and set DATABASE_URL.");
        }
        var connection = url.openConnection();
        // A library of another version has another size: then it is unpacked beside the older one.
        var target = parent.resolve(archive.replace(".txz", "-" + connection.getContentLengthLong()));
        if (!Files.isDirectory(target)) {
            Files.createDirectories(parent);
            var unpacking = parent.resolve("unpacking-" + UUID.randomUUID());
            try (var input = connection.getInputStream()) {
                extract(input, unpacking);
            }
            publish(unpacking, target);
        }
        return new PostgresBinaries(target);
    }

    /** Returns one of {@code initdb}, {@code pg_ctl} and {@code postgres}. */
    Path program(String name) {
        return folder.resolve("bin").resolve(isWindows() ? name + ".exe" : name);
    }

    private static boolean isWindows() {
        return System.getProperty("os.name").startsWith("Windows");
    }

    private static String archiveName() {
        var name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        var system = isWindows() ? "windows" : name.startsWith("mac") ? "darwin" : name;
        var machine = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        return "postgres-" + system + "-" + machine + ".txz";
    }

    private static void extract(InputStream input, Path target) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(input)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(tar, entry, target.resolve(entry.getName()).normalize());
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path path) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.resolveSibling(""));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, path);
        if ((entry.getMode() & OWNER_EXECUTE) != 0 && !isWindows()) {
            Files.setPosixFilePermissions(
                    path,
                    Set.of(
                            PosixFilePermission.OWNER_READ,
                            PosixFilePermission.OWNER_WRITE,
                            PosixFilePermission.OWNER_EXECUTE));
        }
    }

    private static void publish(Path unpacked, Path target) throws IOException {
        try {
            Files.move(unpacked, target);
        } catch (FileAlreadyExistsException e) {
            delete(unpacked); // another process was faster, and its copy is as good
        }
    }

    /** Deletes a folder and all that is in it. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var paths = Files.walk(folder)) {
            paths.sorted((one, other) -> other.compareTo(one)).forEach(path -> {
                try {
                    Files.deleteIfExists(path);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
