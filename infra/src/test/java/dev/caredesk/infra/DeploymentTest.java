package dev.caredesk.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeploymentTest {

    private static final String CERTIFICATE = Synthesis.CERTIFICATE;

    private static Destination destination(String account, String region) {
        return new Destination(Optional.of(account), Optional.of(region));
    }

    private static Deployment read(Map<String, ?> context) {
        return Deployment.read(context, destination("123456789012", "us-east-1"));
    }

    @Test
    void needsNoSettings() {
        var deployment = read(Map.of());

        assertThat(deployment.profile()).isEqualTo(Profile.DEFAULT);
        assertThat(deployment.backend().cpu()).isEqualTo(512);
        assertThat(deployment.backend().memory()).isEqualTo(1024);
        assertThat(deployment.frontend().cpu()).isEqualTo(256);
        assertThat(deployment.frontend().memory()).isEqualTo(512);
        assertThat(deployment.network().natGateways()).isEqualTo(1);
        assertThat(deployment.access().isEncrypted()).isFalse();
        assertThat(deployment.model().provider()).isEqualTo(ModelProvider.BUILTIN);
    }

    @Test
    void leavesWhatBelongsToTheCdkAlone() {
        assertThat(read(Map.of(
                        "@aws-cdk/core:something", true,
                        "availability-zones:account=123456789012:region=us-east-1", List.of("us-east-1a"),
                        "aws-cdk:enableDiffNoFail", true,
                        "acknowledged-issue-numbers", List.of(34_892),
                        "cli-telemetry", false)))
                .isEqualTo(read(Map.of()));
    }

    @Test
    void readsTheTextOfACommandLineAsTheValuesOfAFile() {
        assertThat(read(Map.of(
                        "natGateways", "2",
                        "accessLogs", "true",
                        "allowedSources", "203.0.113.0/24, 198.51.100.7/32",
                        "tags", "{\"owner\": \"desk\"}",
                        "database", "aurora",
                        "auroraMinimum", "1.5")))
                .isEqualTo(read(Map.of(
                        "natGateways",
                        2,
                        "accessLogs",
                        true,
                        "allowedSources",
                        List.of("203.0.113.0/24", "198.51.100.7/32"),
                        "tags",
                        Map.of("owner", "desk"),
                        "database",
                        "aurora",
                        "auroraMinimum",
                        1.5)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "natgateway         | 2        | There is no setting \"natgateway\"; did you mean \"natGateways\"?",
                "backendMemroy      | 2048     | There is no setting \"backendMemroy\"; did you mean \"backendMemory\"?",
                "banana             | 1        | There is no setting \"banana\"; docs/deployment.md lists all of them.",
                "profile            | prod     | profile must be one of default, production, thrifty, not \"prod\".",
                "natGateways        | 3        | natGateways must be a number from 1 to 2, not 3.",
                "natGateways        | 1.5      | natGateways must be a number from 1 to 2, not 1.5.",
                "natGateways        | two      | natGateways must be a number, not \"two\".",
                "accessLogs         | yes      | accessLogs must be true or false, not \"yes\".",
                "backendCpu         | 300      | backendCpu must be one of 256, 512, 1024, 2048, 4096, 8192, 16384, not \"300\".",
                "backendMemory      | 512      | backendMemory must be one of 1024, 2048, 3072, 4096 MiB with 512 units of CPU, which is what Fargate offers; 512 is not.",
                "frontendCpu        | 4096     | frontendMemory must be one of 8192, 9216, … 30720 MiB with 4096 units of CPU, which is what Fargate offers; 512 is not.",
                "frontendCount      | 0        | frontendCount must be a number from 1 to 20, not 0.",
                "idleTimeout        | 60       | idleTimeout must be a number from 301 to 4000, not 60.",
                "allowedSources     | 10.0.0.1 | allowedSources must be IPv4 ranges such as 203.0.113.0/24; \"10.0.0.1\" is none.",
                "allowedSources     | 10.0.0.1/8 | allowedSources must be IPv4 ranges such as 203.0.113.0/24; \"10.0.0.1/8\" is none.",
                "allowedSources     | 300.0.0.0/8 | allowedSources must be IPv4 ranges such as 203.0.113.0/24; \"300.0.0.0/8\" is none.",
                "certificateArn     | arn:aws:iam::123456789012:server-certificate/desk | certificateArn must look like arn:aws:acm:us-east-1:123456789012:certificate/ and the certificate's id; \"arn:aws:iam::123456789012:server-certificate/desk\" does not.",
                "domainName         | desk.example.com | certificateArn is missing: domainName desk.example.com is served over HTTPS only.",
                "imageTag           | -x       | imageTag must look like a commit or a version, of letters, digits, \"_\", \".\" and \"-\"; \"-x\" does not.",
                "architecture       | x86      | architecture must be one of amd64, arm64, not \"x86\".",
                "database           | mysql    | database must be one of postgresql, aurora, not \"mysql\".",
                "databaseInstance   | m5.large | databaseInstance must be one of t4g.micro, t4g.small, t4g.medium, t4g.large, not \"m5.large\".",
                "databaseStorage    | 10       | databaseStorage must be a number from 20 to 1000, not 10.",
                "databaseSnapshot   | a--b     | databaseSnapshot must look like desk-before-friday, a snapshot of RDS; \"a--b\" does not.",
                "backupDays         | 0        | backupDays must be a number from 1 to 35, not 0.",
                "auroraMinimum      | 0.3      | auroraMinimum must be a number from 0 to 64 in steps of 0.5, not 0.3.",
                "auroraMinimum      | 4        | auroraMinimum must not be above auroraMaximum.",
                "auroraMaximum      | 4        | auroraMaximum would change nothing: it is a setting of database=aurora.",
                "modelProvider      | gpt      | modelProvider must be one of builtin, openai, anthropic, gemini, bedrock, huggingface, mistral, cohere, ollama, openai-compatible, not \"gpt\".",
                "moreKeys           | MY-KEY   | moreKeys: \"MY-KEY\" is no name of an environment variable.",
                "existingSecrets    | {\"GEMINI_API_KEY\": \"mine\"} | existingSecrets: \"GEMINI_API_KEY\" is none of the keys HF_TOKEN, OPENAI_API_KEY; add it to moreKeys.",
                "tags               | owner    | tags must be a JSON object of texts, such as {\"name\": \"value\"}.",
                "tags               | {\"aws:x\": \"1\"} | tags: \"aws:x\" or its value has characters that AWS refuses in tags.",
                "tags               | {oops    | tags is not valid JSON.",
                "alarmEmail         | nobody   | alarmEmail must look like somebody@example.com; \"nobody\" does not.",
                "openHours          | 7-19     | openHours must look like 07:00-19:00; \"7-19\" does not.",
                "backendImage       | agent    | backendImage.image must look like ghcr.io/owner/agent:1.0, with a tag or a digest; \"agent\" does not.",
                "backendImage       | {\"port\": 8080} | backendImage.image is missing: it is the image's address in a registry.",
                "backendImage       | {\"image\": \"a/b:1\", \"prot\": 8080} | There is no setting \"backendImage.prot\"; did you mean \"backendImage.port\"?",
                "backendImage       | {\"image\": \"a/b:1\", \"port\": 0} | backendImage.port must be a number from 1 to 65535, not 0.",
                "backendImage       | {\"image\": \"a/b:1\", \"memory\": 512} | backendImage.memory must be one of 1024, 2048, 3072, 4096 MiB with 512 units of CPU, which is what Fargate offers; 512 is not.",
                "githubRepository   | desk     | githubRepository must look like owner/name or owner@1234/name@5678; \"desk\" does not.",
                "githubRepository   | owner/* | githubRepository must look like owner/name or owner@1234/name@5678; \"owner/*\" does not.",
                "githubRepository   | owner@1234/desk | githubRepository must have the number of both the owner and the repository, or of neither; \"owner@1234/desk\" has one.",
                "githubEnvironments | a:b      | githubEnvironments must be names of letters, digits, \".\", \"_\" and \"-\"; \"a:b\" is none.",
                "logDays            | 8        | logDays must be one of 1, 3, 5, 7, 14, 30, 60, 90, 180, 365, 731, 1827, 2192, 3653, not \"8\".",
            })
    void refusesInOneSentence(String name, String value, String sentence) {
        assertThatThrownBy(() -> read(Map.of(name, value)))
                .isInstanceOf(InvalidSetting.class)
                .hasMessage(sentence);
    }

    @ParameterizedTest
    @CsvSource({"false, 58", "true, 28"})
    void takesAsManySourcesAsASecurityGroupHasRoomFor(boolean encrypted, int most) {
        var context = new HashMap<String, Object>();
        if (encrypted) {
            context.put("certificateArn", CERTIFICATE);
            context.put("domainName", "desk.example.com");
        }
        context.put("allowedSources", sources(most));
        assertThat(read(context).access().sources()).hasSize(most);

        context.put("allowedSources", sources(most + 1));
        assertThatThrownBy(() -> read(context))
                .hasMessage("allowedSources must name 1 to " + most
                        + " ranges, which a security group has room for, not " + (most + 1) + ".");
    }

    private static List<String> sources(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> "203.0.113." + number + "/32")
                .toList();
    }

    @Test
    void refusesWhatAnotherDatabaseHas() {
        assertThatThrownBy(() -> read(Map.of("database", "aurora", "databaseStorage", 40)))
                .hasMessage("databaseStorage would change nothing: Aurora grows by itself, between auroraMinimum and"
                        + " auroraMaximum.");
        assertThat(read(Map.of(
                                "profile", "production",
                                "certificateArn", CERTIFICATE,
                                "domainName", "desk.example.com",
                                "database", "aurora"))
                        .database()
                        .engine())
                .isEqualTo(DatabaseSettings.Engine.AURORA);
    }

    @Test
    void refusesAnyServersModelWithoutItsName() {
        var address = Map.of("OPENAI_COMPATIBLE_BASE_URL", "http://10.0.0.9/v1");

        assertThatThrownBy(() -> read(Map.of("modelProvider", "openai-compatible", "backendEnvironment", address)))
                .hasMessage(
                        "modelName is missing: openai-compatible is any server, and only you know what its models are"
                                + " called.");
        assertThatThrownBy(() -> read(Map.of("modelFallback", "openai-compatible", "backendEnvironment", address)))
                .hasMessageStartingWith("modelFallbackName is missing: ");
        assertThat(read(Map.of(
                                "modelProvider",
                                "openai-compatible",
                                "backendEnvironment",
                                Map.of("OPENAI_COMPATIBLE_BASE_URL", "http://10.0.0.9/v1", "MODEL_NAME", "mine")))
                        .model()
                        .name())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"ollama, OLLAMA_BASE_URL", "openai-compatible, OPENAI_COMPATIBLE_BASE_URL"})
    void refusesAModelThatIsNowhere(String provider, String variable) {
        assertThatThrownBy(() -> read(Map.of("modelFallback", provider)))
                .hasMessage("backendEnvironment must say where " + provider + " is: {\"" + variable
                        + "\": \"https://models.example.com/v1\"}.");

        assertThat(read(Map.of(
                                "modelProvider",
                                provider,
                                "modelName",
                                "mine",
                                "backendEnvironment",
                                Map.of(variable, "http://10.0.0.9/v1")))
                        .model()
                        .asked())
                .hasSize(2);
        assertThat(read(Map.of("modelProvider", provider, "backendImage", "ghcr.io/owner/agent:1.0"))
                        .model()
                        .asked())
                .hasSize(2);
    }

    @Test
    void refusesACertificateOfAnotherPlace() {
        var context = Map.of("certificateArn", CERTIFICATE, "domainName", "desk.example.com");

        assertThatThrownBy(() -> Deployment.read(context, destination("123456789012", "eu-west-1")))
                .hasMessage("certificateArn names a certificate of us-east-1, but the stack goes to eu-west-1,"
                        + " and a load balancer takes only those of its region: request one there, or set AWS_REGION.");
        assertThatThrownBy(() -> Deployment.read(context, destination("210987654321", "us-east-1")))
                .hasMessage("certificateArn names a certificate of account 123456789012, but the stack goes to account"
                        + " 210987654321, and a load balancer takes only those of its account: request one there,"
                        + " or set another AWS_PROFILE.");
        assertThat(Deployment.read(context, Destination.UNKNOWN).access().isEncrypted())
                .isTrue();
    }

    @Test
    void refusesACertificateWithoutItsName() {
        assertThatThrownBy(() -> read(Map.of("certificateArn", CERTIFICATE)))
                .hasMessage("domainName is missing: a certificate is good only for the name it was issued for.");
    }

    @Test
    void refusesProductionWithoutACertificate() {
        assertThatThrownBy(() -> read(Map.of("profile", "production")))
                .hasMessage("certificateArn is missing:"
                        + " the production profile serves real patients, and so only over HTTPS.");
    }

    @Test
    void refusesToLetTheDataOfProductionGo() {
        assertThatThrownBy(() -> read(Map.of(
                        "profile",
                        "production",
                        "certificateArn",
                        CERTIFICATE,
                        "domainName",
                        "desk.example.com",
                        "ephemeral",
                        true)))
                .hasMessage("ephemeral is not possible in the production profile: it would let data go.");
    }

    @Test
    void letsASettingWinOverItsProfile() {
        assertThat(read(Map.of("profile", "thrifty", "natInstance", false))
                        .network()
                        .natInstance())
                .isFalse();
        assertThat(read(Map.of("profile", "thrifty")).network().natInstance()).isTrue();
    }

    @Test
    void readsTheHoursAndTheirShareOfAWeek() {
        assertThat(read(Map.of()).openHours()).isEmpty();

        var hours = read(Map.of("offHours", true, "openHours", "08:00-18:00"))
                .openHours()
                .orElseThrow();

        assertThat(hours.taskShare()).isEqualTo(50 / 168.0);
        assertThat(hours.databaseShare()).isEqualTo(52.5 / 168.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Chicago", "UTC+2", "+02:00"})
    void refusesHoursOfNoZone(String zone) {
        assertThatThrownBy(() -> read(Map.of("offHours", true, "openZone", zone)))
                .hasMessage("openZone must be a time zone such as America/Chicago; \"" + zone + "\" is none.");
    }

    @Test
    void takesAnotherImageWithAllThatItNeeds() {
        var backend = read(Map.of(
                        "backendEnvironment",
                        Map.of("CLINIC_NAME", "Riverside", "LOG", "info"),
                        "backendImage",
                        Map.of(
                                "image",
                                "ghcr.io/owner/agent:1.0",
                                "port",
                                9000,
                                "healthPath",
                                "/healthz",
                                "cpu",
                                1024,
                                "memory",
                                2048,
                                "environment",
                                Map.of("LOG", "debug"),
                                "secrets",
                                Map.of("AGENT_KEY", "agents/key"))))
                .backend();

        assertThat(backend.image()).contains("ghcr.io/owner/agent:1.0");
        assertThat(backend.port()).isEqualTo(9000);
        assertThat(backend.healthPath()).isEqualTo("/healthz");
        assertThat(backend.cpu()).isEqualTo(1024);
        assertThat(backend.environment())
                .containsOnly(Map.entry("CLINIC_NAME", "Riverside"), Map.entry("LOG", "debug"));
        assertThat(backend.secrets()).containsOnly(Map.entry("AGENT_KEY", "agents/key"));
    }
}
