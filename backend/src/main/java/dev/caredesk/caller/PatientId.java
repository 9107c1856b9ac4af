package dev.caredesk.caller;

/** Names a patient's record. */
public record PatientId(long value) {}
