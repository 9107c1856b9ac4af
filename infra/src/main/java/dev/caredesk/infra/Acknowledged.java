package dev.caredesk.infra;

import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.Acknowledgment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Validations;

/**
 * A finding of the security rules that is no fault here, and why. docs/security.md has the same list.
 *
 * @param rule its name in cdk-nag
 * @param construct the part of the stack in which it is accepted
 */
record Acknowledged(String rule, String construct, String reason) {

    private static final String REDIRECT = "Port 80 only redirects to HTTPS; what is served is served on 443.";
    private static final String KEYS = "Only the provider can issue a new key, so AWS has nothing to rotate;"
            + " docs/deployment.md says how to change one. The database's password is rotated by RDS.";
    private static final String OWN_POLICY = "The policy belongs to this one role and goes with it. A managed policy"
            + " could be attached to other roles, which would allow these more than they need.";
    private static final String PUBLIC_ROUTE = "Only the load balancer and NAT are in the public subnets, and the"
            + " internet is what both are for. Tasks and data have no such route.";
    private static final String ECR_LOGIN = "The * is that of ecr:GetAuthorizationToken, which AWS cannot narrow;"
            + " pulling is limited to the one repository.";
    private static final String PLAIN_VARIABLES = "The variables hold addresses, a secret's name and the model's"
            + " choice. Keys and passwords come from Secrets Manager.";
    private static final String ACCESS_LOG = "The bucket is itself an access log that only the load balancer writes;"
            + " a log of the log would need one in turn.";

    private static final String ANY_MODEL = "The role only asks models, and any of them: an inference profile passes a"
            + " request on to a model in whichever region has room. Only with bedrock as modelProvider or"
            + " modelFallback does it have it.";

    /** What holds for every deployment. */
    static final List<Acknowledged> ALWAYS = List.of(
            new Acknowledged(
                    "AwsSolutions-EC23",
                    "LoadBalancer",
                    "The desk is a page for the public. Only the load balancer is open, on 80 and 443;"
                            + " allowedSources narrows who reaches it."),
            new Acknowledged("AwsSolutions-ECS2", "Backend", PLAIN_VARIABLES),
            new Acknowledged("AwsSolutions-ECS2", "Frontend", PLAIN_VARIABLES),
            new Acknowledged("AwsSolutions-IAM5[Resource::*]", "Backend", ECR_LOGIN),
            new Acknowledged("AwsSolutions-IAM5[Resource::*]", "Frontend", ECR_LOGIN),
            new Acknowledged(
                    "AwsSolutions-IAM5[Resource::arn:aws*:bedrock:*:*:foundation-model/*]", "Backend", ANY_MODEL),
            new Acknowledged(
                    "AwsSolutions-IAM5[Resource::arn:aws*:bedrock:*:*:inference-profile/*]", "Backend", ANY_MODEL),
            new Acknowledged(
                    "AwsSolutions-RDS11",
                    "Database",
                    "Another port would hide nothing: the database is in isolated subnets and admits the backend's"
                            + " security group alone."),
            new Acknowledged("AwsSolutions-S1", "LoadBalancer", ACCESS_LOG),
            new Acknowledged("AwsSolutions-SMG4", "Secrets", KEYS),
            new Acknowledged("HIPAA.Security-ELBv2ACMCertificateRequired", "LoadBalancer", REDIRECT),
            new Acknowledged("HIPAA.Security-IAMNoInlinePolicy", "Network", OWN_POLICY),
            new Acknowledged("HIPAA.Security-IAMNoInlinePolicy", "Backend", OWN_POLICY),
            new Acknowledged("HIPAA.Security-IAMNoInlinePolicy", "Frontend", OWN_POLICY),
            new Acknowledged("HIPAA.Security-IAMNoInlinePolicy", "Pipeline", OWN_POLICY),
            new Acknowledged(
                    "HIPAA.Security-RDSEnhancedMonitoringEnabled",
                    "Database",
                    "RDS reports load, memory and storage each minute, and an alarm watches the storage. Enhanced"
                            + " monitoring would add the processes of a machine that AWS runs."),
            new Acknowledged(
                    "HIPAA.Security-RDSInBackupPlan",
                    "Database",
                    "RDS backs up by itself, restorable to any second of backupDays days, and snapshots before a"
                            + " deletion. A second plan would copy the same data again."),
            new Acknowledged("HIPAA.Security-S3BucketLoggingEnabled", "LoadBalancer", ACCESS_LOG),
            new Acknowledged(
                    "HIPAA.Security-S3BucketReplicationEnabled",
                    "LoadBalancer",
                    "An access log holds no patient's data, and S3 keeps it in three zones; a second region would"
                            + " spread addresses of visitors for no gain."),
            new Acknowledged(
                    "HIPAA.Security-S3DefaultEncryptionKMS",
                    "LoadBalancer",
                    "A load balancer can write its log only to buckets that S3 encrypts with keys of its own."),
            new Acknowledged("HIPAA.Security-SecretsManagerRotationEnabled", "Secrets", KEYS),
            new Acknowledged("HIPAA.Security-VPCNoUnrestrictedRouteToIGW", "Network", PUBLIC_ROUTE));

    /** What holds only without real patients. The production profile has none of it. */
    static final List<Acknowledged> DEMONSTRATION = List.of(
            demonstration("AwsSolutions-ECS4", "Cluster", "containerInsights"),
            demonstration("AwsSolutions-ELB2", "LoadBalancer", "accessLogs"),
            demonstration("AwsSolutions-RDS3", "Database", "databaseMultiAz"),
            demonstration("AwsSolutions-RDS10", "Database", "deletionProtection"),
            demonstration("AwsSolutions-VPC7", "Network", "flowLogs"),
            demonstration("HIPAA.Security-ALBHttpToHttpsRedirection", "LoadBalancer", "certificateArn"),
            demonstration("HIPAA.Security-CloudWatchAlarmAction", "Alarms", "alarmEmail"),
            demonstration("HIPAA.Security-CloudWatchLogGroupEncrypted", "Backend", "customerKey"),
            demonstration("HIPAA.Security-CloudWatchLogGroupEncrypted", "Frontend", "customerKey"),
            demonstration("HIPAA.Security-ELBDeletionProtectionEnabled", "LoadBalancer", "deletionProtection"),
            demonstration("HIPAA.Security-ELBLoggingEnabled", "LoadBalancer", "accessLogs"),
            demonstration("HIPAA.Security-RDSInstanceDeletionProtectionEnabled", "Database", "deletionProtection"),
            demonstration("HIPAA.Security-RDSLoggingEnabled[LogExport::postgresql]", "Database", "databaseLogs"),
            demonstration("HIPAA.Security-RDSLoggingEnabled[LogExport::upgrade]", "Database", "databaseLogs"),
            demonstration("HIPAA.Security-RDSMultiAZSupport", "Database", "databaseMultiAz"),
            demonstration("HIPAA.Security-SecretsManagerUsingKMSKey", "Secrets", "customerKey"),
            demonstration("HIPAA.Security-VPCFlowLogsEnabled", "Network", "flowLogs"));

    private static Acknowledged demonstration(String rule, String construct, String setting) {
        return new Acknowledged(
                rule,
                construct,
                "The default and the thrifty profile are for demonstrations, without real patients. " + setting
                        + " is the remedy.");
    }

    /** What is accepted in a deployment. */
    static List<Acknowledged> in(Deployment deployment) {
        return deployment.profile() == Profile.PRODUCTION
                ? ALWAYS
                : Stream.of(ALWAYS, DEMONSTRATION).flatMap(List::stream).toList();
    }

    void in(Stack stack) {
        var part = stack.getNode().tryFindChild(construct);
        if (part != null) {
            Validations.of(part)
                    .acknowledge(
                            Acknowledgment.builder().id(rule).reason(reason).build());
        }
    }
}
