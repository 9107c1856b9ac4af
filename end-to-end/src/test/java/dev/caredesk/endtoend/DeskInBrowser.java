package dev.caredesk.endtoend;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeAll;

/** Tests that share one desk and look at it with a real browser. */
abstract class DeskInBrowser extends DeskForAll {

    private static Browser browser;

    @BeforeAll
    static void prepareBrowser() {
        browser = Browser.prepare();
    }

    /** What one of the browser's scripts found out. */
    static JsonNode seen(String script, String... arguments) throws JsonProcessingException {
        return Http.JSON.readTree(browser.run(script, arguments));
    }
}
