package dev.caredesk.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The same promise on the page, in a real browser. */
class BookingInBrowserIT extends DeskInBrowser {

    @Test
    void patientBooksMovesAndCancelsOnThePage() throws Exception {
        JsonNode seen = seen("book.mjs", desk().page().toString());

        assertThat(seen.required("code").asText()).matches("[A-Z0-9]{4}-[A-Z0-9]{4}");
        assertThat(seen.required("calendar").asText())
                .contains("BEGIN:VEVENT", seen.required("code").asText());
        assertThat(seen.required("moved").asText()).contains("Wednesday");
        assertThat(seen.required("cancelled").asText()).containsIgnoringCase("cancelled");
        assertThat(seen.required("header").asText()).isEqualTo("Robin <img src=x onerror=window.injected=1>Example");
        assertThat(seen.required("injected").asInt()).isZero();
    }

    @Test
    void patientBooksOnADarkTelephone() throws Exception {
        JsonNode seen = seen("book.mjs", desk().page().toString(), "telephone");

        assertThat(seen.required("calendar").asText())
                .contains(seen.required("code").asText());
        assertThat(seen.required("excess").asInt()).isZero();
    }

    @Test
    void interruptionsLoseNothing() throws Exception {
        JsonNode seen = seen(
                "interruptions.mjs",
                desk().api().toString(),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                Desk.root()
                        .resolve("frontend/target/quarkus-app/quarkus-run.jar")
                        .toString(),
                Integer.toString(Desk.freePort()));

        assertThat(seen.required("violations")).isEmpty();
        assertThat(seen.required("slotsAfterRetry").asInt()).isPositive();
        assertThat(seen.required("deskBackAfter").asInt()).isLessThan(fiveSeconds());
        assertThat(seen.required("keptWhileAway").asText()).isEqualTo("half a thought");
        assertThat(seen.required("otherTab").asText()).isEqualTo("from the other tab");
        assertThat(seen.required("longText").asInt()).isEqualTo(112_500);
        assertThat(seen.required("longTextSays").asText()).contains("112,500", "4,000");
        assertThat(seen.required("afterReload").asInt()).isPositive();
        assertThat(seen.required("pageBackAfter").asInt()).isLessThan(fiveSeconds());
        assertThat(seen.required("conversationBackAfter").asInt()).isLessThan(fiveSeconds());
        assertThat(seen.required("keptOverRestart").asText()).isEqualTo("still here");
    }

    @Test
    void pageIsAccessibleAndNeedsNoMouse() throws Exception {
        JsonNode seen = seen("accessible.mjs", desk().page().toString());

        assertThat(seen.required("violations")).isEmpty();
        JsonNode focus = seen.required("focus");
        assertThat(focus.required("beginning").asText()).isEqualTo("message-input");
        assertThat(focus.required("afterSending").asText()).isEqualTo("message-input");
        assertThat(focus.required("afterTheCard").asText()).isEqualTo("confirm");
        assertThat(focus.required("inTheDialog").asBoolean()).isTrue();
        assertThat(focus.required("afterTheSlash").asText()).isEqualTo("message-input");
    }

    @Test
    void patientBooksByFormAndChangesItInThePanel() throws Exception {
        JsonNode seen = seen("schedule.mjs", desk().page().toString());

        assertThat(seen.required("violations")).isEmpty();
        assertThat(seen.required("calendar").asText())
                .contains("BEGIN:VEVENT", seen.required("code").asText());
        assertThat(seen.required("listed").asText()).contains("<b>since</b>");
        assertThat(seen.required("moved")).isEqualTo(seen.required("wanted"));
        assertThat(seen.required("cancelled").asText()).containsIgnoringCase("cancelled");
        assertThat(seen.required("weekBegins").asInt()).isZero();
        assertThat(seen.required("dayLabel").asText()).matches("\\w+, \\w+ \\d+, (one|\\d+) free times?");
        assertThat(seen.required("sheetIsOpen").asInt()).isZero();
        assertThat(seen.required("fits").asBoolean()).isTrue();
    }

    @Test
    void conversationsOutliveTheServerOfThePage() throws Exception {
        JsonNode seen = seen(
                "history.mjs",
                desk().api().toString(),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                Desk.root()
                        .resolve("frontend/target/quarkus-app/quarkus-run.jar")
                        .toString(),
                Integer.toString(Desk.freePort()));

        assertThat(seen.required("sameServer").asInt()).isLessThan(fiveSeconds());
        assertThat(seen.required("newServer").asInt()).isLessThan(fiveSeconds());
        assertThat(seen.required("file").asText()).contains("# My &lt;b>knee&lt;/b>", "no insurance", ": confirmed");
        assertThat(seen.required("code").asText()).matches("[A-Z0-9]{4}-[A-Z0-9]{4}");
        assertThat(seen.required("before"))
                .extracting(JsonNode::asText)
                .containsExactly("Which doctors speak Spanish?", "My <b>knee</b>");
        assertThat(seen.required("after")).extracting(JsonNode::asText).containsExactly("Which doctors speak Spanish?");
    }

    /** In milliseconds, on a machine that has a core to spare; longer on one that is busy with other things. */
    private static int fiveSeconds() {
        var machine = ManagementFactory.getOperatingSystemMXBean();
        double waiting = machine.getSystemLoadAverage() / machine.getAvailableProcessors();
        return (int) (5_000 * Math.max(1, waiting));
    }
}
