package dev.caredesk.schedule;

import java.util.Optional;

/**
 * Which doctors are looked for; every absent part is "any".
 *
 * @param name all or part of a name, with or without title, small typing errors allowed
 * @param specialty id of a specialty
 * @param city city, upper or lower case
 * @param acceptsUninsured only doctors who do (true) or who do not (false)
 * @param language a language they speak, English name
 */
public record DoctorQuery(
        Optional<String> name,
        Optional<String> specialty,
        Optional<String> city,
        Optional<Boolean> acceptsUninsured,
        Optional<String> language) {

    /** Every doctor. */
    public static DoctorQuery any() {
        return new DoctorQuery(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
