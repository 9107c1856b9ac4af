package dev.caredesk.agent.builtin.state;

import java.util.List;

/** A doctor as {@code findDoctors} returned it; what is not known is empty. */
public record DoctorEntry(
        String doctorId,
        String name,
        String specialty,
        String specialtyName,
        String city,
        String address,
        String phone,
        List<String> languages,
        boolean acceptsUninsured) {}
