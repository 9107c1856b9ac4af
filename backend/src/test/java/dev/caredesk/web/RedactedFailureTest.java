package dev.caredesk.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ConnectException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class RedactedFailureTest {

    @Test
    void keepsClassAndStackAndCauseButNoMessage() {
        var failure =
                new IllegalStateException("Quackenbush, 1990-04-12", new IllegalArgumentException("ada@example.org"));
        assertThat(printed(failure))
                .contains("java.lang.IllegalStateException")
                .contains("Caused by: java.lang.IllegalArgumentException")
                .contains("keepsClassAndStackAndCauseButNoMessage")
                .doesNotContain("Quackenbush", "1990", "ada@");
    }

    @Test
    void keepsTheStateOfAnSqlFailureButNoDetail() {
        assertThat(printed(new SQLException("Key (name)=(Quackenbush) exists", "23505")))
                .contains("SQLSTATE 23505")
                .doesNotContain("Quackenbush");
    }

    @Test
    void keepsWhatSaysThatTheDatabaseIsAway() {
        assertThat(printed(new SQLException("Connection to db:5432 refused", "08001")))
                .contains("db:5432 refused");
        assertThat(printed(new ConnectException("Connection refused"))).contains("Connection refused");
    }

    private static String printed(Throwable failure) {
        var text = new StringWriter();
        RedactedFailure.of(failure).printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
