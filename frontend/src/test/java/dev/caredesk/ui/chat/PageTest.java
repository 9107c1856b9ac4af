package dev.caredesk.ui.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.internal.MockVaadin;
import com.vaadin.flow.component.Component;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A test of the page without a browser, on a backend that answers as the test says. */
public abstract class PageTest extends BrowserlessTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** The backend that the page asks. */
    protected final StubBackend backend = new StubBackend(0);

    /** Returns all that carry the test id. */
    protected <T extends Component> List<T> all(Class<T> type, String testId) {
        return $(type).withAttribute("data-testid", testId).all();
    }

    /** Returns the only one that carries the test id. */
    protected <T extends Component> T one(Class<T> type, String testId) {
        return $(type).withAttribute("data-testid", testId).single();
    }

    /** What the backend's answer changes is shown once the page comes round to it. */
    protected void await(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime())
                    .as("waited for too long; the backend was asked %s", backend.asked)
                    .isLessThan(end);
            MockVaadin.clientRoundtrip();
            LockSupport.parkNanos(5_000_000);
        }
    }
}
