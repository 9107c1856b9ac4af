package dev.caredesk.agent.builtin.state;

import java.util.List;

/**
 * A doctor; what is not known is empty.
 *
 * @param isWhole whether {@code findDoctors} returned it, and not only a slot of theirs
 */
public record DoctorEntry(
        String doctorId,
        String name,
        String specialty,
        String specialtyName,
        String city,
        String address,
        String phone,
        List<String> languages,
        boolean acceptsUninsured,
        boolean isWhole) {}
