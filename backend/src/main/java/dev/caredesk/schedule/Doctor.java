package dev.caredesk.schedule;

import java.util.List;
import java.util.Optional;

/**
 * A doctor (FHIR: Practitioner with PractitionerRole).
 *
 * @param id names the doctor
 * @param name full name without title
 * @param specialty id of the specialty
 * @param specialtyName the specialty in words
 * @param city where the practice is
 * @param address street address
 * @param phone the practice's number
 * @param languages spoken languages, English names
 * @param acceptsUninsured whether patients without insurance are seen
 * @param slotMinutes length of one appointment in minutes
 */
public record Doctor(
        DoctorId id,
        String name,
        String specialty,
        String specialtyName,
        Optional<String> city,
        Optional<String> address,
        Optional<String> phone,
        List<String> languages,
        boolean acceptsUninsured,
        int slotMinutes) {}
