package dev.caredesk.infra;

import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.TimeZone;
import software.amazon.awscdk.services.applicationautoscaling.CronOptions;
import software.amazon.awscdk.services.applicationautoscaling.EnableScalingProps;
import software.amazon.awscdk.services.applicationautoscaling.ScalingSchedule;
import software.amazon.awscdk.services.applicationautoscaling.Schedule;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.iam.ServicePrincipalOpts;
import software.amazon.awscdk.services.scheduler.CfnSchedule;
import software.constructs.Construct;

/** Stops the tasks and the database at night and at weekends. */
final class OffHours extends Construct {

    private static final String WORKDAYS = "MON-FRI";

    private final OpenHours hours;

    OffHours(Construct scope, OpenHours hours, Database database, List<ContainerService> services) {
        super(scope, "OffHours");
        this.hours = hours;
        services.forEach(this::rest);
        rest(database);
    }

    private void rest(ContainerService service) {
        int count = service.count();
        var scaling = service.service()
                .autoScaleTaskCount(EnableScalingProps.builder()
                        .minCapacity(0)
                        .maxCapacity(count)
                        .build());
        scaling.scaleOnSchedule("Open", scheduled(hours.opens(), count));
        scaling.scaleOnSchedule("Closed", scheduled(hours.closes(), 0));
    }

    private ScalingSchedule scheduled(LocalTime time, int tasks) {
        return ScalingSchedule.builder()
                .schedule(Schedule.cron(CronOptions.builder()
                        .weekDay(WORKDAYS)
                        .hour(String.valueOf(time.getHour()))
                        .minute(String.valueOf(time.getMinute()))
                        .build()))
                .timeZone(TimeZone.of(hours.zone().getId()))
                .minCapacity(tasks)
                .maxCapacity(tasks)
                .build();
    }

    private void rest(Database database) {
        var kind = switch (database.engine()) {
            case POSTGRESQL -> new Kind("DbInstanceIdentifier", "startDBInstance", "stopDBInstance");
            case AURORA -> new Kind("DbClusterIdentifier", "startDBCluster", "stopDBCluster");
        };
        var role = Role.Builder.create(this, "Role")
                .assumedBy(new ServicePrincipal(
                        "scheduler.amazonaws.com",
                        ServicePrincipalOpts.builder()
                                .conditions(Map.of("StringEquals", Map.of("aws:SourceAccount", Aws.ACCOUNT_ID)))
                                .build()))
                .inlinePolicies(Map.of("StartAndStop", policy(database)))
                .build();
        schedule("DatabaseOpen", hours.opens().minus(OpenHours.DATABASE_MARGIN), kind.start(), kind, database, role);
        schedule("DatabaseClosed", hours.closes().plus(OpenHours.DATABASE_MARGIN), kind.stop(), kind, database, role);
    }

    private record Kind(String parameter, String start, String stop) {}

    private static PolicyDocument policy(Database database) {
        return PolicyDocument.Builder.create()
                .statements(List.of(PolicyStatement.Builder.create()
                        .actions(database.startAndStop())
                        .resources(List.of(database.arn()))
                        .build()))
                .build();
    }

    private void schedule(String id, LocalTime time, String action, Kind kind, Database database, Role role) {
        CfnSchedule.Builder.create(this, id)
                .description("CareDesk's database, " + action)
                .scheduleExpression("cron(" + time.getMinute() + " " + time.getHour() + " ? * " + WORKDAYS + " *)")
                .scheduleExpressionTimezone(hours.zone().getId())
                .flexibleTimeWindow(CfnSchedule.FlexibleTimeWindowProperty.builder()
                        .mode("OFF")
                        .build())
                .target(CfnSchedule.TargetProperty.builder()
                        .arn("arn:" + Aws.PARTITION + ":scheduler:::aws-sdk:rds:" + action)
                        .roleArn(role.getRoleArn())
                        .input(Stack.of(this).toJsonString(Map.of(kind.parameter(), database.identifier())))
                        .build())
                .build();
    }
}
