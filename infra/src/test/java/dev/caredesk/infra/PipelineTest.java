package dev.caredesk.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who may take on the pipeline's role, and what it may do. */
class PipelineTest {

    private final Synthesis stack = Synthesis.of(Map.of("githubRepository", "owner/desk"));

    @Test
    void onlyJobsOfTheNamedEnvironmentsMayTakeItOn() {
        var statement = role(stack).at("/AssumeRolePolicyDocument/Statement");

        assertThat(statement).singleElement().satisfies(trust -> {
            assertThat(trust.path("Action").asText()).isEqualTo("sts:AssumeRoleWithWebIdentity");
            assertThat(trust.at("/Principal/Federated/Ref").asText()).startsWith("PipelineGitHub");
            assertThat(trust.path("Condition")).hasSize(1);
            assertThat(trust.at("/Condition/StringEquals/token.actions.githubusercontent.com:aud")
                            .asText())
                    .isEqualTo("sts.amazonaws.com");
            assertThat(subjects(trust)).containsExactly("repo:owner/desk:environment:production");
        });
    }

    @Test
    void takesTheNumbersOfGitHubsTokensAndSeveralEnvironments() {
        var numbered = Synthesis.of(
                Map.of("githubRepository", "owner@12/desk@34", "githubEnvironments", List.of("staging", "production")));

        assertThat(subjects(role(numbered).at("/AssumeRolePolicyDocument/Statement/0")))
                .containsExactly(
                        "repo:owner@12/desk@34:environment:staging", "repo:owner@12/desk@34:environment:production");
    }

    @Test
    void usesTheProviderThatTheAccountHas() {
        var other = Synthesis.of(Map.of("githubRepository", "owner/desk", "githubProviderExists", true));

        assertThat(other.all("AWS::IAM::OIDCProvider")).isEmpty();
        assertThat(role(other)
                        .at("/AssumeRolePolicyDocument/Statement/0/Principal/Federated")
                        .toString())
                .contains(":oidc-provider/token.actions.githubusercontent.com");
    }

    @Test
    void mayDoNothingElse() {
        assertThat(policy())
                .allSatisfy(statement ->
                        assertThat(statement.path("Effect").asText()).isEqualTo("Allow"));
        assertThat(actions(policy(stack)))
                .containsExactlyInAnyOrder(
                        "sts:AssumeRole",
                        "cloudformation:DescribeStacks",
                        "ecs:DescribeServices",
                        "ecs:UpdateService",
                        "rds:StartDBInstance",
                        "rds:StopDBInstance",
                        "rds:DescribeDBInstances",
                        "ssm:DescribeParameters",
                        "ssm:GetParameters",
                        "ssm:GetParameter",
                        "ssm:GetParameterHistory",
                        "ssm:PutParameter");
    }

    @Test
    void looksUpTheOneCertificate() {
        var settings = new HashMap<>(Synthesis.PRODUCTION);
        settings.put("githubRepository", "owner/desk");
        var encrypted = policy(Synthesis.of(settings));

        assertThat(encrypted).anySatisfy(statement -> {
            assertThat(statement.path("Action").asText()).isEqualTo("acm:DescribeCertificate");
            assertThat(statement.path("Resource").asText()).isEqualTo(Synthesis.CERTIFICATE);
        });
        assertThat(actions(encrypted)).hasSize(actions(policy(stack)).size() + 1);
    }

    @Test
    void takesOnTheRolesOfTheBootstrapAlone() {
        assertThat(policy()).anySatisfy(statement -> {
            assertThat(statement.path("Action").asText()).isEqualTo("sts:AssumeRole");
            assertThat(statement.path("Resource"))
                    .hasSize(4)
                    .allSatisfy(arn -> assertThat(arn.toString())
                            .containsPattern(
                                    ":role/cdk-hnb659fds-(deploy|file-publishing|image-publishing|lookup)-role-"));
        });
    }

    @Test
    void nothingIsOpenToEverything() {
        assertThat(policy())
                .allSatisfy(statement ->
                        assertThat(statement.path("Resource").toString()).isNotEqualTo("\"*\""));
    }

    @Test
    void withoutARepositoryThereIsNone() {
        assertThat(Synthesis.of(Map.of()).text()).doesNotContain("githubusercontent");
    }

    private static List<String> subjects(JsonNode trust) {
        var subjects = new ArrayList<String>();
        var condition = trust.at("/Condition/StringEquals/token.actions.githubusercontent.com:sub");
        condition.forEach(subject -> subjects.add(subject.asText()));
        if (condition.isTextual()) {
            subjects.add(condition.asText());
        }
        return subjects;
    }

    private static JsonNode role(Synthesis stack) {
        return stack.one("AWS::IAM::Role", "PipelineRole");
    }

    private JsonNode policy() {
        return policy(stack);
    }

    private static JsonNode policy(Synthesis stack) {
        return stack.one("AWS::IAM::Policy", "PipelineRole").at("/PolicyDocument/Statement");
    }

    private static List<String> actions(JsonNode policy) {
        var actions = new ArrayList<String>();
        for (var statement : policy) {
            statement.path("Action").forEach(action -> actions.add(action.asText()));
            if (statement.path("Action").isTextual()) {
                actions.add(statement.path("Action").asText());
            }
        }
        return actions;
    }
}
