package dev.caredesk.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every workflow on GitHub keeps to; whether it is one at all is for actionlint, in scripts/check. */
class WorkflowsTest {

    private static final Path FOLDER = Synthesis.ROOT.resolve(".github/workflows");
    private static final Pattern PINNED = Pattern.compile("uses: +(?<action>[\\w./-]+)@(?<commit>\\S+)(?<comment>.*)");
    private static final String AWS_LOGIN = "aws-actions/configure-aws-credentials";
    private static final int LONGEST_MINUTES = 60;

    static Stream<Path> workflows() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".yml")).sorted().toList().stream();
        }
    }

    @Test
    void allAreThere() throws IOException {
        assertThat(workflows().map(file -> file.getFileName().toString()))
                .contains("check.yml", "deploy.yml", "destroy.yml", "rest.yml", "slow.yml");
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void actionsArePinnedToACommitAndNamedByTheirVersion(Path file) throws IOException {
        assertThat(Files.readAllLines(file).stream()
                        .filter(line -> line.contains("uses: ") && !line.contains("uses: ./")))
                .isNotEmpty()
                .allSatisfy(line -> {
                    var pin = PINNED.matcher(line);
                    assertThat(pin.find()).isTrue();
                    assertThat(pin.group("commit")).matches("[0-9a-f]{40}");
                    assertThat(pin.group("comment")).matches(" # v\\d+\\.\\d+\\.\\d+");
                });
    }

    @Test
    void anActionIsTheSameEverywhere() throws IOException {
        var commits = new TreeMap<String, TreeSet<String>>();
        for (var file : workflows().toList()) {
            PINNED.matcher(Files.readString(file))
                    .results()
                    .forEach(pin -> commits.computeIfAbsent(
                                    pin.group(1).replaceFirst("(github/codeql-action)/.*", "$1"),
                                    action -> new TreeSet<>())
                            .add(pin.group(2) + pin.group(3)));
        }

        assertThat(commits).allSatisfy((action, pins) -> assertThat(pins).hasSize(1));
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void nothingIsPermittedThatAJobDoesNotName(Path file) {
        assertThat(read(file).path("permissions")).isEmpty();
        assertThat(read(file).path("permissions").isObject()).isTrue();
        assertThat(jobs(file))
                .allSatisfy(job -> assertThat(job.path("permissions")).isNotEmpty());
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void onlyAJobThatLogsInToAwsGetsATokenForIt(Path file) {
        assertThat(jobs(file)).allSatisfy(job -> {
            boolean logsIn =
                    steps(job).anyMatch(step -> step.path("uses").asText().startsWith(AWS_LOGIN));
            assertThat(job.at("/permissions/id-token").asText().equals("write")).isEqualTo(logsIn);
            if (logsIn) {
                assertThat(job.has("environment")).isTrue();
            }
        });
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void everyJobEndsInTimeOnASystemOfAKnownVersion(Path file) {
        assertThat(jobs(file)).filteredOn(job -> !job.has("uses")).allSatisfy(job -> {
            assertThat(job.path("timeout-minutes").asInt()).isBetween(1, LONGEST_MINUTES);
            assertThat(job.path("runs-on").asText()).isEqualTo("ubuntu-24.04");
        });
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void whatRunsIsAScriptOfTheProject(Path file) {
        var commands = jobs(file).stream().flatMap(WorkflowsTest::steps).filter(step -> step.has("run"));

        assertThat(commands).isNotEmpty().allSatisfy(step -> {
            var command = step.path("run").asText();
            assertThat(command).startsWith("scripts/").doesNotContain("${{", "\n");
            assertThat(Synthesis.ROOT.resolve(command.split(" ", 2)[0])).isExecutable();
        });
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void theSourcesAreFetchedWithoutLeavingAToken(Path file) {
        assertThat(jobs(file).stream().flatMap(WorkflowsTest::steps))
                .filteredOn(step -> step.path("uses").asText().startsWith("actions/checkout@"))
                .allSatisfy(
                        step -> assertThat(step.at("/with/persist-credentials").asBoolean(true))
                                .isFalse());
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void slacksAddressIsTheOnlySecret(Path file) throws IOException {
        assertThat(Pattern.compile("secrets\\.(\\w+)")
                        .matcher(Files.readString(file))
                        .results()
                        .map(use -> use.group(1)))
                .allMatch("SLACK_WEBHOOK_URL"::equals);
    }

    @Test
    void whatChangesADeskWaitsForTheOther() {
        for (var name : List.of("deploy.yml", "destroy.yml", "rest.yml")) {
            var concurrency = read(FOLDER.resolve(name)).path("concurrency");
            assertThat(concurrency.path("group").asText()).startsWith("desk-${{ inputs.environment");
            assertThat(concurrency.path("cancel-in-progress").asBoolean(true)).isFalse();
        }
    }

    @Test
    void renovateFindsEveryBaseImage() throws IOException {
        var build = Files.readString(Synthesis.ROOT.resolve("pom.xml"));
        var manager = new ObjectMapper()
                .readTree(Synthesis.ROOT.resolve("renovate.json").toFile())
                .at("/customManagers/0/matchStrings/0")
                .asText();

        assertThat(Pattern.compile(manager).matcher(build).results())
                .hasSameSizeAs(
                        Pattern.compile("@sha256:").matcher(build).results().toList())
                .isNotEmpty();
    }

    private static JsonNode read(Path file) {
        try {
            return new YAMLMapper().readTree(file.toFile());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<JsonNode> jobs(Path file) {
        return read(file).path("jobs").valueStream().toList();
    }

    private static Stream<JsonNode> steps(JsonNode job) {
        return job.path("steps").valueStream();
    }
}
