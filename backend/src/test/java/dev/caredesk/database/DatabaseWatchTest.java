package dev.caredesk.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.tracing.Telemetry;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DatabaseWatchTest {

    private static final DataSource AWAY = (DataSource) Proxy.newProxyInstance(
            DatabaseWatchTest.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                throw new SQLException("The server is away", "08001");
            });

    private final Logger logger = Logger.getLogger(DatabaseWatch.class.getName());
    private final List<String> lines = new ArrayList<>();
    private final DatabaseGate gate = new DatabaseGate();
    private final DatabaseWatch watch = new DatabaseWatch(
            gate, new DatabaseConnections(AWAY, null, new Telemetry(new SmallRyeConfigBuilder().build())));
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            lines.add(entry.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        logger.addHandler(listener);
    }

    @AfterEach
    void stopListening() {
        logger.removeHandler(listener);
    }

    @Test
    void saysInTheWordsOfTheAlarmThatTheDatabaseIsAway() {
        gate.open();

        watch.look();

        // infra/src/main/java/dev/caredesk/infra/Alarms.java counts lines with these words
        assertThat(lines).singleElement().asString().contains("is not ready");
        assertThat(watch.isReady()).isFalse();
    }

    @Test
    void isNotReadyBeforeTheSchemaIsThere() {
        assertThat(watch.isReady()).isFalse();
    }
}
