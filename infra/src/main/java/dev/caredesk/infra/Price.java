package dev.caredesk.infra;

import java.math.BigDecimal;

/**
 * What AWS asks in us-east-1 (N. Virginia), without taxes and free tiers: as public records of that day or month quote
 * the page that is named.
 */
enum Price {
    NAT_GATEWAY_HOUR("0.045", "hour", "2026-09-24", "https://aws.amazon.com/vpc/pricing/"),
    NAT_GATEWAY_GB("0.045", "GB", "2026-09-24", "https://aws.amazon.com/vpc/pricing/"),
    PUBLIC_IPV4_HOUR("0.005", "hour", "2026-09-24", "https://aws.amazon.com/vpc/pricing/"),
    T4G_NANO_HOUR("0.0042", "hour", "2026-08-17", "https://aws.amazon.com/ec2/pricing/on-demand/"),
    DISK_GB("0.08", "GB", "2026-09-24", "https://aws.amazon.com/ebs/pricing/"),
    BALANCER_HOUR("0.0225", "hour", "2026-08-17", "https://aws.amazon.com/elasticloadbalancing/pricing/"),
    BALANCER_CAPACITY_HOUR("0.008", "LCU-hour", "2026-08-17", "https://aws.amazon.com/elasticloadbalancing/pricing/"),
    FARGATE_CPU_HOUR("0.04048", "vCPU-hour", "2026-08-17", "https://aws.amazon.com/fargate/pricing/"),
    FARGATE_GB_HOUR("0.004445", "GB-hour", "2026-08-17", "https://aws.amazon.com/fargate/pricing/"),
    FARGATE_ARM_CPU_HOUR("0.03238", "vCPU-hour", "2026-08-17", "https://aws.amazon.com/fargate/pricing/"),
    FARGATE_ARM_GB_HOUR("0.00356", "GB-hour", "2026-08-17", "https://aws.amazon.com/fargate/pricing/"),
    /** Spare capacity's price moves, 50 to 70 % below the list price in that record. The dearer end is counted. */
    SPOT_CPU_HOUR("0.02024", "vCPU-hour", "2026-06", "https://aws.amazon.com/fargate/pricing/"),
    SPOT_GB_HOUR("0.0022225", "GB-hour", "2026-06", "https://aws.amazon.com/fargate/pricing/"),
    SPOT_ARM_CPU_HOUR("0.01619", "vCPU-hour", "2026-06", "https://aws.amazon.com/fargate/pricing/"),
    SPOT_ARM_GB_HOUR("0.00178", "GB-hour", "2026-06", "https://aws.amazon.com/fargate/pricing/"),
    T4G_MICRO_DATABASE_HOUR("0.016", "hour", "2026-09-24", "https://aws.amazon.com/rds/postgresql/pricing/"),
    T4G_SMALL_DATABASE_HOUR("0.032", "hour", "2026-04", "https://aws.amazon.com/rds/postgresql/pricing/"),
    T4G_MEDIUM_DATABASE_HOUR("0.065", "hour", "2026-09-23", "https://aws.amazon.com/rds/postgresql/pricing/"),
    T4G_LARGE_DATABASE_HOUR("0.129", "hour", "2026-04", "https://aws.amazon.com/rds/postgresql/pricing/"),
    DATABASE_GB("0.115", "GB", "2026-09-24", "https://aws.amazon.com/rds/postgresql/pricing/"),
    AURORA_CAPACITY_HOUR("0.12", "ACU-hour", "2026-09-23", "https://aws.amazon.com/rds/aurora/pricing/"),
    AURORA_GB("0.10", "GB", "2026-09-23", "https://aws.amazon.com/rds/aurora/pricing/"),
    AURORA_MILLION_REQUESTS("0.20", "million", "2026-09-23", "https://aws.amazon.com/rds/aurora/pricing/"),
    SECRET("0.40", "secret", "2026-09-24", "https://aws.amazon.com/secrets-manager/pricing/"),
    KEY("1.00", "key", "2026-09-23", "https://aws.amazon.com/kms/pricing/"),
    ALARM("0.10", "alarm", "2026-05-05", "https://aws.amazon.com/cloudwatch/pricing/"),
    METRIC("0.30", "metric", "2026-02-15", "https://aws.amazon.com/cloudwatch/pricing/"),
    LOG_GB("0.50", "GB", "2026-06-13", "https://aws.amazon.com/cloudwatch/pricing/"),
    IMAGE_GB("0.10", "GB", "2026-08-17", "https://aws.amazon.com/ecr/pricing/"),
    FILE_GB("0.023", "GB", "2026-08-17", "https://aws.amazon.com/s3/pricing/");

    private final BigDecimal dollars;
    private final String unit;
    private final String readOn;
    private final String source;

    Price(String dollars, String unit, String readOn, String source) {
        this.dollars = new BigDecimal(dollars);
        this.unit = unit;
        this.readOn = readOn;
        this.source = source;
    }

    BigDecimal dollars() {
        return dollars;
    }

    /** What the price is for, by the hour or by the month. */
    String unit() {
        return unit;
    }

    String readOn() {
        return readOn;
    }

    /** The page of AWS that has it. */
    String source() {
        return source;
    }
}
