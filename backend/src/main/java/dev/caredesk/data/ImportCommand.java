package dev.caredesk.data;

import dev.caredesk.clinic.ClinicSettings;
import dev.caredesk.database.DatabaseAddress;
import dev.caredesk.database.EmbeddedPostgres;
import dev.caredesk.database.EmbeddedPostgres.FolderInUse;
import dev.caredesk.database.InvalidDatabaseSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;

/** What {@code scripts/import} runs: replaces the clinic by files, in the running or the kept database. */
public final class ImportCommand {

    private record Options(Path path, boolean shift, boolean dryRun) {}

    private ImportCommand() {}

    /** Imports the file or folder that the arguments name. */
    public static void main(String... arguments) throws IOException {
        try {
            run(options(List.of(arguments)));
        } catch (InvalidClinicData | InvalidDatabaseSettings e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static Options options(List<String> arguments) {
        var files = arguments.stream()
                .filter(argument -> !argument.startsWith("--"))
                .toList();
        var known = List.of("--shift", "--dry-run");
        if (files.size() != 1 || arguments.stream().anyMatch(word -> word.startsWith("--") && !known.contains(word))) {
            throw new InvalidClinicData("Usage: scripts/import [--shift] [--dry-run] FILE");
        }
        return new Options(Path.of(files.getFirst()), arguments.contains("--shift"), arguments.contains("--dry-run"));
    }

    private static void run(Options options) throws IOException {
        var url = setting("DATABASE_URL");
        if (url.isPresent()) {
            importInto(
                    DatabaseAddress.parse(url.get()).jdbcUrl(),
                    setting("DATABASE_USER").orElse(""),
                    setting("DATABASE_PASSWORD").orElse(""),
                    options);
            return;
        }
        try (var postgres = EmbeddedPostgres.start(EmbeddedPostgres.home())) {
            importInto(postgres.jdbcUrl(), EmbeddedPostgres.USER, postgres.password(), options);
        } catch (FolderInUse e) {
            var running = EmbeddedPostgres.running(EmbeddedPostgres.home());
            importInto(running.jdbcUrl(), EmbeddedPostgres.USER, running.password(), options);
        }
    }

    private static void importInto(String jdbcUrl, String user, String password, Options options) {
        Flyway.configure().dataSource(jdbcUrl, user, password).load().migrate();
        var jdbi = Jdbi.create(jdbcUrl, user, password);
        var counts = new ClinicImport(jdbi, Clock.systemUTC(), zone())
                .replace(options.path(), options.shift(), options.dryRun());
        if (counts.isEmpty()) {
            System.out.println("Nothing to do: the clinic was loaded from the same data.");
            return;
        }
        System.out.println((options.dryRun() ? "Would import: " : "Imported: ")
                + counts.get().summary());
        counts.get().warnings().forEach(System.out::println);
    }

    private static ZoneId zone() {
        try {
            return ZoneId.of(setting("CLINIC_ZONE").orElse(ClinicSettings.DEFAULT_ZONE));
        } catch (DateTimeException e) {
            throw new InvalidClinicData("CLINIC_ZONE must be a time zone such as " + ClinicSettings.DEFAULT_ZONE);
        }
    }

    private static Optional<String> setting(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
    }
}
