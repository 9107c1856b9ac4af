package dev.caredesk.infra;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where appointments are kept.
 *
 * @param instance size of the virtual machine, for PostgreSQL
 * @param storage in GiB, for PostgreSQL
 * @param multiAz whether a second machine in the other zone takes over
 * @param lowestCapacity in Aurora's units; with 0 it pauses when nobody asks
 * @param backupDays how far back a moment can be restored
 * @param snapshot the snapshot whose data it has; a new one, or none any more, makes another database
 * @param logs whether the database's log is kept in CloudWatch
 */
public record DatabaseSettings(
        Engine engine,
        String instance,
        int storage,
        boolean multiAz,
        double lowestCapacity,
        double highestCapacity,
        int backupDays,
        Optional<String> snapshot,
        boolean logs) {

    private static final Pattern SNAPSHOT = Pattern.compile("(?=.{1,255}$)(rds:)?[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*");

    /** Which kind of PostgreSQL. */
    public enum Engine {
        /** RDS for PostgreSQL, on one machine of a fixed size. */
        POSTGRESQL,
        /** Aurora Serverless v2, whose capacity follows the load. */
        AURORA
    }

    /** Sizes that are offered: those with a price. */
    static final List<String> INSTANCES = List.of("t4g.micro", "t4g.small", "t4g.medium", "t4g.large");

    static DatabaseSettings read(Settings settings) {
        var database = new DatabaseSettings(
                settings.oneOf("database", Engine.POSTGRESQL),
                settings.oneOf("databaseInstance", INSTANCES.getFirst(), INSTANCES),
                settings.number("databaseStorage", 20, 20, 1000),
                settings.flag("databaseMultiAz"),
                settings.halves("auroraMinimum", 0.5, 0, 64),
                settings.halves("auroraMaximum", 2, 1, 64),
                settings.number("backupDays", 7, 1, 35),
                settings.text("databaseSnapshot", SNAPSHOT, "desk-before-friday, a snapshot of RDS"),
                settings.flag("databaseLogs"));
        if (database.lowestCapacity > database.highestCapacity) {
            throw new InvalidSetting("auroraMinimum must not be above auroraMaximum.");
        }
        switch (database.engine) {
            case POSTGRESQL ->
                settings.refuseInVain(List.of("auroraMinimum", "auroraMaximum"), "it is a setting of database=aurora.");
            case AURORA ->
                settings.refuseInVain(
                        List.of("databaseInstance", "databaseStorage"),
                        "Aurora grows by itself, between auroraMinimum and auroraMaximum.");
        }
        return database;
    }
}
