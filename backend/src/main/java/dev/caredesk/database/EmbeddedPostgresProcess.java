package dev.caredesk.database;

import java.io.IOException;

/** The embedded server as a process of its own, for {@code scripts/start}. It ends with the process that started it. */
public final class EmbeddedPostgresProcess {

    private EmbeddedPostgresProcess() {}

    /** Starts the server, says so, and stops it when told to or when left alone. */
    public static void main(String... arguments) throws IOException {
        var parent = ProcessHandle.current().parent();
        try {
            var postgres = EmbeddedPostgres.start(EmbeddedPostgres.home());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(postgres)));
            System.out.println("ready");
            parent.ifPresent(process -> process.onExit().join());
            System.exit(0);
        } catch (InvalidDatabaseSettings e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static void stop(EmbeddedPostgres postgres) {
        try {
            postgres.close();
        } catch (IOException e) {
            System.err.println("PostgreSQL did not stop: " + e.getMessage());
        }
    }
}
