package dev.caredesk.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTest {

    @ParameterizedTest
    @CsvSource({
        "postgresql://localhost:5433/desk, jdbc:postgresql://localhost:5433/desk",
        "jdbc:postgresql://127.0.0.1/desk, jdbc:postgresql://127.0.0.1:5432/desk",
        "postgres://[::1]:5433/desk?connectTimeout=3, jdbc:postgresql://[::1]:5433/desk?connectTimeout=3"
    })
    void readsBothForms(String url, String jdbcUrl) {
        assertThat(DatabaseAddress.parse(url).jdbcUrl()).isEqualTo(jdbcUrl);
    }

    @Test
    void serverOffThisMachineMustProveItsName() {
        assertThat(DatabaseAddress.parse("postgresql://db.example/desk").jdbcUrl())
                .contains("sslmode=verify-full");
        assertThat(DatabaseAddress.parse("postgresql://db.example/desk?sslrootcert=/ca.pem")
                        .jdbcUrl())
                .endsWith("?sslrootcert=/ca.pem&sslmode=verify-full");
        assertThatExceptionOfType(InvalidDatabaseSettings.class)
                .isThrownBy(() -> DatabaseAddress.parse("postgresql://db.example/desk?sslmode=require"))
                .withMessageContaining("sslmode=verify-full");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://me:secret@localhost/desk",
                "postgresql://me@localhost/desk",
                "postgresql://localhost/desk?password=secret",
                "jdbc:postgresql://localhost/desk?user=secret"
            })
    void credentialsAreRefusedAndNotRepeated(String url) {
        assertThatExceptionOfType(InvalidDatabaseSettings.class)
                .isThrownBy(() -> DatabaseAddress.parse(url))
                .withMessageStartingWith("DATABASE_URL must not contain credentials")
                .withMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "mysql://localhost/desk",
                "postgresql://localhost",
                "postgresql:///desk",
                "postgresql://a b/c"
            })
    void otherTextIsRefused(String url) {
        assertThatExceptionOfType(InvalidDatabaseSettings.class)
                .isThrownBy(() -> DatabaseAddress.parse(url))
                .withMessageStartingWith("DATABASE_URL must look like");
    }
}
