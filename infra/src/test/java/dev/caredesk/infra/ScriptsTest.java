package dev.caredesk.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the own tests of what deploys the desk and looks after it, which stand in for AWS, the CDK and Maven. */
class ScriptsTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"deploy-test", "operations-test", "pipeline-test"})
    void passes(String script) throws Exception {
        var output = folder.resolve("output");
        var test = new ProcessBuilder(
                        Synthesis.ROOT.resolve("scripts/test").resolve(script).toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();

        assertThat(test.waitFor(3, TimeUnit.MINUTES)).isTrue();
        assertThat(test.exitValue()).as(Files.readString(output)).isZero();
    }
}
