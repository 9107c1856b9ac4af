package dev.caredesk.infra;

import java.util.Map;

/** A named set of values; a setting that is given itself wins over it. */
public enum Profile {
    /** A demonstration: small, safe, always on. */
    DEFAULT(Map.of()),
    /** Real patients: encrypted on every way, two of everything, logged and protected. */
    PRODUCTION(Map.ofEntries(
            Map.entry("natGateways", 2),
            Map.entry("backendCount", 2),
            Map.entry("frontendCount", 2),
            Map.entry("deletionProtection", true),
            Map.entry("accessLogs", true),
            Map.entry("flowLogs", true),
            Map.entry("containerInsights", true),
            Map.entry("customerKey", true),
            Map.entry("databaseInstance", "t4g.small"),
            Map.entry("databaseMultiAz", true),
            Map.entry("databaseStorage", 50),
            Map.entry("databaseLogs", true),
            Map.entry("backupDays", 35),
            Map.entry("logDays", 365))),
    /** As cheap as it is still safe: an interruption now and then is accepted. */
    THRIFTY(Map.of("natInstance", true, "architecture", "arm64", "spot", true));

    @SuppressWarnings("ImmutableEnumChecker") // Map.of
    private final Map<String, Object> settings;

    Profile(Map<String, Object> settings) {
        this.settings = settings;
    }

    /** Returns what this profile sets. */
    public Map<String, Object> settings() {
        return settings;
    }
}
