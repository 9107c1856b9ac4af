package dev.caredesk.endtoend;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Tests that share one desk, which starts before the first and stops after the last. */
abstract class DeskForAll {

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path home;

    private static Desk desk;

    @BeforeAll
    static void startDesk() {
        desk = Desk.start(home, Map.of());
    }

    @AfterAll
    static void stopDesk() {
        if (desk != null) {
            desk.close();
            desk = null;
        }
    }

    static Desk desk() {
        return desk;
    }
}
