package dev.caredesk.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.endtoend.ContractCheck.Finding;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code scripts/agent-contract} on an agent that is right, and on agents of which each does one thing wrong. */
class AgentContractIT {

    @Test
    void agentThatIsRightPassesWhateverElseItSays() throws Exception {
        try (ScriptedAgent agent = new ScriptedAgent(Set.of(), true)) {
            ContractCheck check = ContractCheck.of(agent.address());

            assertThat(check.output()).contains("ok    stream-text: 2 pieces", "The agent keeps the contract");
            assertThat(check.code()).as(check.output()).isZero();
        }
    }

    @Test
    void agentNeedNotStream() throws Exception {
        try (ScriptedAgent agent = new ScriptedAgent(Set.of(), false)) {
            ContractCheck check = ContractCheck.of(agent.address() + "/api/");

            assertThat(check.output()).contains("--    stream-text: not offered", "0 failed, 10 not offered");
            assertThat(check.code()).as(check.output()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsWrongIsNamed(AgentFault fault) throws Exception {
        try (ScriptedAgent agent = new ScriptedAgent(Set.of(fault), true)) {
            String only = fault.isEverywhere() ? fault.checks().getFirst() : "";
            ContractCheck check = only.isEmpty()
                    ? ContractCheck.of("--json", agent.address())
                    : ContractCheck.of("--json", "--only", only, "--timeout", "" + fault.limit(), agent.address());

            assertThat(check.code()).as(check.output()).isEqualTo(1);
            assertThat(check.failures())
                    .extracting(Finding::name)
                    .as(check.output())
                    .containsExactlyInAnyOrderElementsOf(fault.checks());
            assertThat(check.failures())
                    .filteredOn(finding -> finding.name().equals(fault.checks().getFirst()))
                    .first()
                    .extracting(Finding::text)
                    .asString()
                    .contains(fault.words());
        }
    }

    @Test
    void onlyAndSkipChoose() throws Exception {
        try (ScriptedAgent agent = new ScriptedAgent(Set.of(AgentFault.TAKES_BLANKS), true)) {
            ContractCheck check = ContractCheck.of("--skip", "blank-input,stream-refusals", agent.address());

            assertThat(check.output()).doesNotContain("blank-input").contains("26 checks");
            assertThat(check.code()).as(check.output()).isZero();
        }
    }

    @Test
    void addressWithNobodyIsToldApart() throws Exception {
        ContractCheck check = ContractCheck.of("http://localhost:" + Desk.freePort());

        assertThat(check.output()).contains("Nobody answers at", "ECONNREFUSED");
        assertThat(check.code()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:9000", "--timeout 0 http://localhost", "--only", "--quick", "http://a http://b"})
    void wrongArgumentsAreRefused(String arguments) throws Exception {
        ContractCheck check = ContractCheck.of(arguments.split(" ", -1));

        assertThat(check.output()).contains("see scripts/agent-contract --help");
        assertThat(check.code()).isEqualTo(2);
    }

    @Test
    void checkThatThereIsNotIsNamed() throws Exception {
        ContractCheck check = ContractCheck.of("--only", "healht", "http://localhost");

        assertThat(check.output()).contains("There is no check healht; there are health, answer,");
        assertThat(check.code()).isEqualTo(2);
    }
}
