package dev.caredesk.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A doctor as patients see them (FHIR: Practitioner with PractitionerRole).
 *
 * @param id names the doctor in {@code /api/doctors/{id}}
 * @param name the full name without title
 * @param specialty the specialty's id, as in {@code /api/specialties}
 * @param specialtyName the specialty in words
 * @param city where the practice is
 * @param address street address
 * @param phone the practice's number
 * @param languages spoken languages, English names
 * @param acceptsUninsured whether patients without insurance are seen
 * @param slotMinutes length of one appointment in minutes
 */
public record DoctorView(
        String id,
        String name,
        String specialty,
        String specialtyName,
        @Nullable String city,
        @Nullable String address,
        @Nullable String phone,
        List<String> languages,
        boolean acceptsUninsured,
        int slotMinutes) {}
