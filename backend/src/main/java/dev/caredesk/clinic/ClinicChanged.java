package dev.caredesk.clinic;

/** The clinic's doctors were replaced while the backend runs: what was kept of them is out of date. */
public record ClinicChanged() {}
