package dev.caredesk.infra;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import software.amazon.awscdk.Arn;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ec2.IConnectable;
import software.amazon.awscdk.services.ec2.InstanceType;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.iam.IGrantable;
import software.amazon.awscdk.services.rds.AuroraPostgresClusterEngineProps;
import software.amazon.awscdk.services.rds.AuroraPostgresEngineVersion;
import software.amazon.awscdk.services.rds.BackupProps;
import software.amazon.awscdk.services.rds.CaCertificate;
import software.amazon.awscdk.services.rds.ClusterInstance;
import software.amazon.awscdk.services.rds.Credentials;
import software.amazon.awscdk.services.rds.CredentialsFromUsernameOptions;
import software.amazon.awscdk.services.rds.DatabaseCluster;
import software.amazon.awscdk.services.rds.DatabaseClusterEngine;
import software.amazon.awscdk.services.rds.DatabaseInstance;
import software.amazon.awscdk.services.rds.DatabaseInstanceEngine;
import software.amazon.awscdk.services.rds.IClusterEngine;
import software.amazon.awscdk.services.rds.PostgresEngineVersion;
import software.amazon.awscdk.services.rds.PostgresInstanceEngineProps;
import software.amazon.awscdk.services.rds.ServerlessV2ClusterInstanceProps;
import software.amazon.awscdk.services.rds.StorageType;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.constructs.Construct;

/** PostgreSQL without a way to the internet, whose password RDS keeps in Secrets Manager and changes by itself. */
final class Database extends Construct {

    private static final String NAME = "caredesk";
    private static final int PORT = 5432;
    // terse: an error's details would put what somebody booked into the log
    private static final Map<String, String> PARAMETERS =
            new TreeMap<>(Map.of("rds.force_ssl", "1", "log_error_verbosity", "terse"));

    private final SecurityGroup securityGroup;
    private final ISecret secret;
    private final String host;
    private final DatabaseSettings.Engine engine;
    private final String identifier;

    Database(Construct scope, Deployment deployment, Network network, Encryption encryption) {
        super(scope, "Database");
        engine = deployment.database().engine();
        securityGroup = SecurityGroup.Builder.create(this, "SecurityGroup")
                .vpc(network.vpc())
                .description("CareDesk database")
                .allowAllOutbound(false)
                .build();
        var server = switch (engine) {
            case POSTGRESQL -> Server.of(instance(deployment, network, encryption));
            case AURORA -> Server.of(cluster(deployment, network, encryption));
        };
        host = server.host();
        secret = server.secret();
        identifier = server.identifier();
    }

    /** What both kinds have. */
    private record Server(String host, ISecret secret, String identifier) {

        static Server of(DatabaseInstance instance) {
            return new Server(
                    instance.getDbInstanceEndpointAddress(),
                    Objects.requireNonNull(instance.getSecret()),
                    instance.getInstanceIdentifier());
        }

        static Server of(DatabaseCluster cluster) {
            return new Server(
                    cluster.getClusterEndpoint().getHostname(),
                    Objects.requireNonNull(cluster.getSecret()),
                    cluster.getClusterIdentifier());
        }
    }

    private DatabaseInstance instance(Deployment deployment, Network network, Encryption encryption) {
        var settings = deployment.database();
        var builder = DatabaseInstance.Builder.create(this, "Instance")
                .engine(DatabaseInstanceEngine.postgres(PostgresInstanceEngineProps.builder()
                        .version(PostgresEngineVersion.VER_18)
                        .build()))
                .instanceType(new InstanceType(settings.instance()))
                .multiAz(settings.multiAz())
                .storageType(StorageType.GP3)
                .allocatedStorage(settings.storage())
                .storageEncrypted(true)
                .databaseName(NAME)
                .credentials(credentials(encryption))
                .manageMasterUserPassword(true)
                .vpc(network.vpc())
                .vpcSubnets(Network.DATA)
                .securityGroups(List.of(securityGroup))
                .publiclyAccessible(false)
                .port(PORT)
                .parameters(PARAMETERS)
                .caCertificate(CaCertificate.RDS_CA_RSA2048_G1)
                .backupRetention(Duration.days(settings.backupDays()))
                .copyTagsToSnapshot(true)
                .deleteAutomatedBackups(deployment.ephemeral())
                .autoMinorVersionUpgrade(true)
                .deletionProtection(deployment.access().deletionProtection())
                .removalPolicy(removalPolicy(deployment));
        encryption.key().ifPresent(builder::storageEncryptionKey);
        if (settings.logs()) {
            builder.cloudwatchLogsExports(List.of("postgresql", "upgrade"));
        }
        var instance = builder.build();
        settings.snapshot().ifPresent(snapshot -> restore(instance, "DBSnapshotIdentifier", snapshot, "DBName"));
        return instance;
    }

    // What a snapshot has of itself must not be said again, or CloudFormation refuses
    private static void restore(Construct database, String property, String snapshot, String name) {
        if (database.getNode().getDefaultChild() instanceof CfnResource resource) {
            resource.addPropertyOverride(property, snapshot);
            for (var inherited : List.of(name, "MasterUsername", "StorageEncrypted", "KmsKeyId")) {
                resource.addPropertyDeletionOverride(inherited);
            }
        }
    }

    private DatabaseCluster cluster(Deployment deployment, Network network, Encryption encryption) {
        var settings = deployment.database();
        var builder = DatabaseCluster.Builder.create(this, "Cluster")
                .engine(auroraEngine())
                .writer(ClusterInstance.serverlessV2(
                        "Writer",
                        ServerlessV2ClusterInstanceProps.builder()
                                .publiclyAccessible(false)
                                .caCertificate(CaCertificate.RDS_CA_RSA2048_G1)
                                .autoMinorVersionUpgrade(true)
                                .build()))
                .readers(readers(settings))
                .serverlessV2MinCapacity(settings.lowestCapacity())
                .serverlessV2MaxCapacity(settings.highestCapacity())
                .storageEncrypted(true)
                .defaultDatabaseName(NAME)
                .credentials(credentials(encryption))
                .manageMasterUserPassword(true)
                .vpc(network.vpc())
                .vpcSubnets(Network.DATA)
                .securityGroups(List.of(securityGroup))
                .port(PORT)
                .parameters(PARAMETERS)
                .backup(BackupProps.builder()
                        .retention(Duration.days(settings.backupDays()))
                        .build())
                .copyTagsToSnapshot(true)
                .deletionProtection(deployment.access().deletionProtection())
                .removalPolicy(removalPolicy(deployment));
        encryption.key().ifPresent(builder::storageEncryptionKey);
        if (settings.logs()) {
            builder.cloudwatchLogsExports(List.of("postgresql"));
        }
        var cluster = builder.build();
        settings.snapshot().ifPresent(snapshot -> restore(cluster, "SnapshotIdentifier", snapshot, "DatabaseName"));
        return cluster;
    }

    private static IClusterEngine auroraEngine() {
        return DatabaseClusterEngine.auroraPostgres(AuroraPostgresClusterEngineProps.builder()
                .version(AuroraPostgresEngineVersion.VER_17_7)
                .build());
    }

    private static List<? extends software.amazon.awscdk.services.rds.IClusterInstance> readers(
            DatabaseSettings settings) {
        return settings.multiAz()
                ? List.of(ClusterInstance.serverlessV2(
                        "Standby",
                        ServerlessV2ClusterInstanceProps.builder()
                                .publiclyAccessible(false)
                                .scaleWithWriter(true)
                                .build()))
                : List.of();
    }

    private static Credentials credentials(Encryption encryption) {
        var options = CredentialsFromUsernameOptions.builder();
        encryption.key().ifPresent(options::encryptionKey);
        return Credentials.fromUsername(NAME, options.build());
    }

    private static RemovalPolicy removalPolicy(Deployment deployment) {
        return deployment.ephemeral() ? RemovalPolicy.DESTROY : RemovalPolicy.SNAPSHOT;
    }

    /** Lets a service connect. */
    void admit(IConnectable client) {
        securityGroup.getConnections().allowFrom(client, Port.tcp(PORT), "from the backend");
    }

    /** Lets a task read the credentials, again and again: they are rotated. */
    void grantCredentials(IGrantable reader) {
        secret.grantRead(reader);
    }

    /** What the backend must know; no credentials. */
    Map<String, String> environment() {
        return Map.of(
                "DATABASE_URL",
                "postgresql://" + host + ":" + PORT + "/" + NAME + "?sslmode=verify-full",
                "DATABASE_SECRET_ARN",
                secret.getSecretArn());
    }

    DatabaseSettings.Engine engine() {
        return engine;
    }

    String identifier() {
        return identifier;
    }

    String arn() {
        return Arn.format(
                ArnComponents.builder()
                        .service("rds")
                        .resource(
                                switch (engine) {
                                    case POSTGRESQL -> "db";
                                    case AURORA -> "cluster";
                                })
                        .resourceName(identifier)
                        .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
                        .build(),
                Stack.of(this));
    }

    /** The permissions to start and to stop it. */
    List<String> startAndStop() {
        return switch (engine) {
            case POSTGRESQL -> List.of("rds:StartDBInstance", "rds:StopDBInstance");
            case AURORA -> List.of("rds:StartDBCluster", "rds:StopDBCluster");
        };
    }

    /** The permission to see whether it runs. */
    String describe() {
        return switch (engine) {
            case POSTGRESQL -> "rds:DescribeDBInstances";
            case AURORA -> "rds:DescribeDBClusters";
        };
    }
}
