package dev.caredesk.evaluation.desk;

import org.jspecify.annotations.Nullable;

/** The days and times that the desk reads in a phrase, in ISO form. */
public record Meaning(
        @Nullable String from,
        @Nullable String to,
        @Nullable String fromTime,
        @Nullable String toTime) {}
