package dev.caredesk.infra;

import java.util.List;
import java.util.Optional;

/**
 * How both services run.
 *
 * @param spot whether spare capacity is used, which AWS may take back with two minutes' notice
 * @param executeCommand whether a person may open a shell in a task
 * @param containerInsights whether detailed metrics are collected
 * @param logDays how long logs are kept
 * @param restart tasks start anew whenever this differs from the last deployment's
 */
public record RunSettings(
        Architecture architecture,
        boolean spot,
        boolean executeCommand,
        boolean containerInsights,
        int logDays,
        Optional<String> restart) {

    /** The processors that a task runs on; Graviton ({@code arm64}) is cheaper. */
    public enum Architecture {
        /** Intel and AMD. */
        AMD64,
        /** AWS Graviton. */
        ARM64
    }

    // Of what CloudWatch offers
    private static final List<Integer> LOG_DAYS = List.of(1, 3, 5, 7, 14, 30, 60, 90, 180, 365, 731, 1827, 2192, 3653);

    static RunSettings read(Settings settings) {
        return new RunSettings(
                settings.oneOf("architecture", Architecture.AMD64),
                settings.flag("spot"),
                settings.flag("executeCommand"),
                settings.flag("containerInsights"),
                settings.oneOf("logDays", 7, LOG_DAYS),
                settings.text("restart"));
    }
}
