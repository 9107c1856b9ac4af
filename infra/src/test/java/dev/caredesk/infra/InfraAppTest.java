package dev.caredesk.infra;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.cxapi.CloudFormationStackArtifact;

class InfraAppTest {

    @Test
    void hasExactlyOneTopLevelStackNamedInfra() {
        var app = new App();
        InfraApp.define(app);

        assertThat(app.synth().getStacks())
                .extracting(CloudFormationStackArtifact::getStackName)
                .containsExactly("infra");
    }
}
