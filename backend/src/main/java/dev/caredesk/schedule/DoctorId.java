package dev.caredesk.schedule;

/** Names a doctor. */
public record DoctorId(long value) {}
