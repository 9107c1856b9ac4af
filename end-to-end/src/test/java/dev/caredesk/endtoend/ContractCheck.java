package dev.caredesk.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What {@code scripts/agent-contract} found at an address. */
record ContractCheck(int code, String output) {

    private static final int LIMIT_SECONDS = 150;

    /** One line of the report. */
    record Finding(String name, String text) {}

    static ContractCheck of(String... arguments) throws IOException, InterruptedException {
        Path output = Files.createTempFile("agent-contract", ".log");
        Process script = new ProcessBuilder(Stream.concat(
                                Stream.of(Desk.root()
                                        .resolve("scripts/agent-contract")
                                        .toString()),
                                Stream.of(arguments))
                        .toList())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            if (!script.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError(Files.readString(output));
            }
            return new ContractCheck(script.exitValue(), Files.readString(output));
        } finally {
            script.destroyForcibly();
            Files.delete(output);
        }
    }

    /** The names of the checks that failed, each with its cause and what was expected; needs {@code --json}. */
    List<Finding> failures() throws IOException {
        JsonNode report = Http.JSON.readTree(output);
        return report.path("checks")
                .valueStream()
                .filter(check -> check.path("outcome").asText().equals("failed"))
                .map(check -> new Finding(
                        check.path("name").asText(),
                        check.path("cause").asText() + " | "
                                + check.path("expected").asText()))
                .toList();
    }
}
