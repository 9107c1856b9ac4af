package dev.caredesk.infra;

import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/** How logs are kept: all as long, and encrypted with the same key. */
record Logs(RetentionDays retention, Encryption encryption) {

    static Logs of(Deployment deployment, Encryption encryption) {
        return new Logs(retention(deployment.run().logDays()), encryption);
    }

    LogGroup group(Construct scope, String id) {
        var builder = LogGroup.Builder.create(scope, id).retention(retention).removalPolicy(RemovalPolicy.DESTROY);
        encryption.key().ifPresent((IKey key) -> builder.encryptionKey(key));
        return builder.build();
    }

    private static RetentionDays retention(int days) {
        return switch (days) {
            case 1 -> RetentionDays.ONE_DAY;
            case 3 -> RetentionDays.THREE_DAYS;
            case 5 -> RetentionDays.FIVE_DAYS;
            case 7 -> RetentionDays.ONE_WEEK;
            case 14 -> RetentionDays.TWO_WEEKS;
            case 30 -> RetentionDays.ONE_MONTH;
            case 60 -> RetentionDays.TWO_MONTHS;
            case 90 -> RetentionDays.THREE_MONTHS;
            case 180 -> RetentionDays.SIX_MONTHS;
            case 365 -> RetentionDays.ONE_YEAR;
            case 731 -> RetentionDays.TWO_YEARS;
            case 1827 -> RetentionDays.FIVE_YEARS;
            case 2192 -> RetentionDays.SIX_YEARS;
            case 3653 -> RetentionDays.TEN_YEARS;
            default -> throw new IllegalArgumentException("CloudWatch keeps no logs for " + days + " days");
        };
    }
}
