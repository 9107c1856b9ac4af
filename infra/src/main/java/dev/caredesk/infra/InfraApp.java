package dev.caredesk.infra;

import software.amazon.awscdk.App;
import software.amazon.awscdk.CfnWaitConditionHandle;
import software.amazon.awscdk.Stack;

/** Entry point of the CDK's command line. */
public final class InfraApp {

    private InfraApp() {}

    /** Writes the cloud assembly to the folder that the CDK names. */
    public static void main(String... args) {
        var app = new App();
        define(app);
        app.synth();
    }

    /** The one top-level stack: {@code cdk deploy} takes it without being told a name. */
    static Stack define(App app) {
        var stack = Stack.Builder.create(app, "infra")
                .description("CareDesk, an AI appointment desk for clinics")
                .build();
        // CloudFormation refuses a stack without resources; this one costs nothing and goes once there are real ones.
        new CfnWaitConditionHandle(stack, "Empty");
        return stack;
    }
}
