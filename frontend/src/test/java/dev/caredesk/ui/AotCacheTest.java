package dev.caredesk.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AotCacheTest {

    private static final List<String> OPTIONS = List.of("-XX:+UseSerialGC", "-XX:AOTCache=/app/app.aot");

    @TempDir
    Path folder;

    @Test
    void cacheInMemoryIsUsed() throws IOException {
        Path maps = maps(
                "40001000-408fe000 rw-p 00001000 fe:00 2171033    /app/app.aot\n7f00-7f01 r--p 0 fe:00 1    /lib/libc.so");
        assertThat(AotCache.report(OPTIONS, maps)).isEqualTo("AOT cache: /app/app.aot is used");
    }

    @Test
    void cacheThatWasRefusedIsNot() throws IOException {
        assertThat(AotCache.report(OPTIONS, maps("7f00-7f01 r--p 0 fe:00 1    /lib/libc.so")))
                .isEqualTo("AOT cache: /app/app.aot is NOT used; -Xlog:aot tells why");
        assertThat(AotCache.report(OPTIONS, folder.resolve("missing"))).contains("NOT used");
    }

    @Test
    void withoutTheOptionThereIsNone() throws IOException {
        assertThat(AotCache.report(List.of("-Xmx1g"), maps(""))).isEqualTo("AOT cache: none");
    }

    private Path maps(String text) throws IOException {
        return Files.writeString(folder.resolve("maps"), text);
    }
}
