package dev.caredesk.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The same promise on the page, in a real browser. */
class BookingInBrowserIT {

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path home;

    @Test
    void patientBooksMovesAndCancelsOnThePage() throws Exception {
        Browser browser = Browser.prepare();
        try (Desk desk = Desk.start(home, Map.of())) {
            JsonNode seen = Http.JSON.readTree(browser.run("book.mjs", desk.page().toString()));

            assertThat(seen.required("code").asText()).matches("[A-Z0-9]{4}-[A-Z0-9]{4}");
            assertThat(seen.required("calendar").asText())
                    .contains("BEGIN:VEVENT", seen.required("code").asText());
            assertThat(seen.required("moved").asText()).contains("Wednesday");
            assertThat(seen.required("cancelled").asText()).containsIgnoringCase("cancelled");
        }
    }
}
