package dev.caredesk.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the own test of what scripts/deploy puts in docker's place. */
class DeployScriptTest {

    @TempDir
    Path folder;

    @Test
    void imagesArePushedWithoutDocker() throws Exception {
        var output = folder.resolve("output");
        var test = new ProcessBuilder(
                        Synthesis.ROOT.resolve("scripts/test/deploy-test").toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();

        assertThat(test.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(test.exitValue()).as(Files.readString(output)).isZero();
    }
}
