package dev.caredesk.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The excerpt of a template behind which the end-to-end tests run the desk, so that they need no synthesis. */
class LocalCloudTest {

    private static final Path EXCERPT = Synthesis.ROOT.resolve("scripts/test/infra.template.json");

    @Test
    void excerptMakesTheBalancerThatTheStackMakes() throws Exception {
        var stack = Synthesis.of(Map.of()).file();

        for (var task : List.of(
                List.of("services"), List.of("configuration", "8080", "socket", "backend=1,2", "frontend=3,4,5"))) {
            assertThat(balancer(task, EXCERPT))
                    .as("%s; write it anew from a synthesized template", EXCERPT)
                    .isNotBlank()
                    .isEqualTo(balancer(task, stack));
        }
    }

    /** What local-cloud reads in a template. */
    private static String balancer(List<String> task, Path template) throws IOException, InterruptedException {
        var script = Synthesis.ROOT.resolve("scripts/local-cloud.d/balancer.mjs");
        var process = new ProcessBuilder(Stream.of(
                                List.of("node", script.toString(), task.getFirst(), template.toString()),
                                task.subList(1, task.size()))
                        .flatMap(List::stream)
                        .toList())
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
