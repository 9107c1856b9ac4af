package dev.caredesk.evaluation.report;

/** A line of the table. */
public record Measure(String name, String figure) {}
