package dev.caredesk.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import io.github.cdklabs.cdknag.HIPAASecurityChecks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.CfnResourceProps;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Validations;

class TrustTest {

    private static final Map<String, Object> LINTED = Map.of("@aws-cdk/core:validateAgainstDefaultRules", true);

    /** The profiles that hold patients, or are shown first. */
    static Stream<Map<String, Object>> profiles() {
        var production = new HashMap<>(Synthesis.PRODUCTION);
        production.put("alarmEmail", "desk@example.com");
        production.put("githubRepository", "owner/desk");
        production.put("modelProvider", "bedrock"); // the one that wants a permission
        return Stream.of(Map.of(), production);
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void securityRulesFindNothingThatIsNotAcknowledged(Map<String, Object> settings) {
        var synthesis = Synthesis.anew(settings, TrustTest::check);

        assertThat(synthesis.template().path("Resources")).isNotEmpty();
    }

    private static void check(App app) {
        Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new HIPAASecurityChecks(app));
    }

    @Test
    void nothingIsAcknowledgedInVain() throws IOException {
        var found = new TreeSet<String>();
        for (var settings : profiles().toList()) {
            found.addAll(findings(settings));
        }

        assertThat(Stream.of(Acknowledged.ALWAYS, Acknowledged.DEMONSTRATION)
                        .flatMap(List::stream)
                        .map(finding -> finding.rule() + " in " + finding.construct()))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(found);
    }

    private static List<String> findings(Map<String, Object> settings) throws IOException {
        var folder = Files.createTempDirectory(Files.createDirectories(Path.of("target/synthesis")), "nag");
        var app = Synthesis.app(folder, settings);
        check(app);
        InfraApp.describe(app, Deployment.read(settings, Destination.UNKNOWN), Synthesis.ROOT);
        assertThatThrownBy(app::synth).hasMessageContaining("Validation failed");
        return violations(new ObjectMapper()
                .readTree(folder.resolve("validation-report.json").toFile()));
    }

    private static List<String> violations(JsonNode report) {
        return report.path("pluginReports").findValues("violations").stream()
                .flatMap(violations -> violations.valueStream())
                .flatMap(violation -> violation
                        .path("violatingConstructs")
                        .valueStream()
                        .map(construct -> violation.path("ruleName").asText() + " in "
                                + construct.path("constructPath").asText().split("/")[1]))
                .toList();
    }

    @Test
    void everyAcknowledgementIsInTheDocument() throws IOException {
        var document = Files.readString(Synthesis.ROOT.resolve("docs/security.md"));

        assertThat(document).contains(table(Acknowledged.ALWAYS)).contains(table(Acknowledged.DEMONSTRATION));
    }

    private static String table(List<Acknowledged> findings) {
        return findings.stream()
                .map(finding ->
                        "| `" + finding.rule() + "` | " + finding.construct() + " | " + finding.reason() + " |\n")
                .collect(Collectors.joining());
    }

    @Test
    void linterPassesTheStack() {
        assertThat(Synthesis.anew(LINTED, app -> {}).template().path("Resources"))
                .isNotEmpty();
    }

    @Test
    void linterFailsTheSynthesisOfAWrongTemplate() throws IOException {
        var app = Synthesis.app(Files.createTempDirectory(Path.of("target"), "wrong"), LINTED);
        var stack = new Stack(app, "wrong");
        new CfnResource(
                stack,
                "Group",
                CfnResourceProps.builder()
                        .type("AWS::EC2::SecurityGroup")
                        .properties(Map.of("GroupDescription", "it's wrong", "VpcId", "vpc-1"))
                        .build());

        assertThatThrownBy(app::synth).hasMessageContaining("Validation failed");
    }

    // Each Java machine lists a Map.of in an order of its own
    @Test
    void synthesesOnSeveralJavaMachinesAreTheSameToTheByte() throws Exception {
        var settings = new HashMap<>(Synthesis.PRODUCTION);
        settings.put("githubRepository", "owner/desk");
        var here = Synthesis.anew(settings, app -> {});

        for (int machine = 0; machine < 2; machine++) {
            var there = Synthesis.elsewhere(settings);
            assertThat(there.text()).isEqualTo(here.text());
            assertThat(there.assets()).isEqualTo(here.assets());
        }
    }
}
