package dev.caredesk.infra;

import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.elasticloadbalancingv2.HttpCodeElb;
import software.amazon.awscdk.services.elasticloadbalancingv2.HttpCodeTarget;
import software.amazon.awscdk.services.logs.FilterPattern;
import software.amazon.awscdk.services.logs.MetricFilter;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.constructs.Construct;

/** What a person should look at. Each alarm says in its description what it means. */
final class Alarms extends Construct {

    private static final String OWN_METRICS = "CareDesk";
    private static final double GIB = 1024.0 * 1024 * 1024;

    private final Optional<SnsAction> mail;

    Alarms(
            Construct scope,
            Deployment deployment,
            LoadBalancer balancer,
            ContainerService backend,
            ContainerService frontend,
            Database database,
            Encryption encryption) {
        super(scope, "Alarms");
        mail = deployment.alarmEmail().map(address -> mail(address, encryption));
        alarm(
                "BackendUnhealthy",
                "A task of the backend does not answer its health check.",
                backend.targets().getMetrics().unhealthyHostCount(everyMinute("Maximum")),
                1,
                3);
        alarm(
                "FrontendUnhealthy",
                "A task of the frontend does not answer its health check.",
                frontend.targets().getMetrics().unhealthyHostCount(everyMinute("Maximum")),
                1,
                3);
        alarm(
                "BackendErrors",
                "The backend answered with 5xx five times or more in five minutes.",
                backend.targets().getMetrics().httpCodeTarget(HttpCodeTarget.TARGET_5XX_COUNT, sumOfFiveMinutes()),
                5,
                1);
        alarm(
                "FrontendErrors",
                "The page answered with 5xx five times or more in five minutes.",
                frontend.targets().getMetrics().httpCodeTarget(HttpCodeTarget.TARGET_5XX_COUNT, sumOfFiveMinutes()),
                5,
                1);
        alarm(
                "NobodyAnswered",
                "The load balancer found no task that answered, five times or more in five minutes.",
                balancer.balancer().getMetrics().httpCodeElb(HttpCodeElb.ELB_5XX_COUNT, sumOfFiveMinutes()),
                5,
                1);
        alarm(
                "BackendNotReady",
                "The backend has no database: it is alive, but not ready (/health/ready).",
                notReady(backend),
                2,
                1);
        if (database.engine() == DatabaseSettings.Engine.POSTGRESQL) {
            alarmOfStorage(deployment, database);
        }
    }

    private SnsAction mail(String address, Encryption encryption) {
        var builder = Topic.Builder.create(this, "Mail").enforceSsl(true);
        encryption.key().ifPresent(builder::masterKey);
        var topic = builder.build();
        topic.addSubscription(new EmailSubscription(address));
        return new SnsAction(topic);
    }

    // The backend writes so each half minute in which its readiness check fails.
    private IMetric notReady(ContainerService backend) {
        return MetricFilter.Builder.create(this, "NotReady")
                .logGroup(backend.logGroup())
                .filterPattern(FilterPattern.literal("\"is not ready\""))
                .metricNamespace(OWN_METRICS)
                .metricName("BackendNotReady-" + getNode().getAddr().substring(34))
                .metricValue("1")
                .build()
                .metric(sumOfFiveMinutes());
    }

    private void alarmOfStorage(Deployment deployment, Database database) {
        alarm(
                "DatabaseStorage",
                "Less than a tenth of the database's storage is free.",
                Metric.Builder.create()
                        .namespace("AWS/RDS")
                        .metricName("FreeStorageSpace")
                        .dimensionsMap(Map.of("DBInstanceIdentifier", database.identifier()))
                        .statistic("Minimum")
                        .period(Duration.minutes(5))
                        .build(),
                ComparisonOperator.LESS_THAN_THRESHOLD,
                deployment.database().storage() * GIB / 10,
                3);
    }

    private static MetricOptions everyMinute(String statistic) {
        return MetricOptions.builder()
                .statistic(statistic)
                .period(Duration.minutes(1))
                .build();
    }

    private static MetricOptions sumOfFiveMinutes() {
        return MetricOptions.builder()
                .statistic("Sum")
                .period(Duration.minutes(5))
                .build();
    }

    private void alarm(String id, String meaning, IMetric metric, int threshold, int periods) {
        alarm(id, meaning, metric, ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD, threshold, periods);
    }

    private void alarm(
            String id, String meaning, IMetric metric, ComparisonOperator operator, double threshold, int periods) {
        var alarm = Alarm.Builder.create(this, id)
                .alarmDescription(meaning)
                .metric(metric)
                .comparisonOperator(operator)
                .threshold(threshold)
                .evaluationPeriods(periods)
                .treatMissingData(TreatMissingData.NOT_BREACHING)
                .build();
        mail.ifPresent(alarm::addAlarmAction);
    }
}
