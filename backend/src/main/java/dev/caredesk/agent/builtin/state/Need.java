package dev.caredesk.agent.builtin.state;

import dev.caredesk.agent.builtin.understanding.Relative;
import dev.caredesk.agent.dates.Days;
import dev.caredesk.agent.dates.Times;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * What the user is looking for, as far as it was said.
 *
 * @param concepts kinds of doctor in the vocabulary's names
 * @param specialty id of one of the clinic's specialties, if it was named as such
 * @param complaint what hurts or is wanted
 * @param doctorId id of a doctor who was found before
 * @param doctor a doctor's name
 * @param city one of the clinic's cities
 * @param uninsured whether there is no insurance
 * @param language language to speak
 * @param days days that suit
 * @param times times that suit
 * @param soonest whether it shall be as soon as possible
 * @param relative whom it is for, if not the caller
 */
public record Need(
        List<String> concepts,
        Optional<String> specialty,
        Optional<String> complaint,
        Optional<String> doctorId,
        Optional<String> doctor,
        Optional<String> city,
        Optional<Boolean> uninsured,
        Optional<String> language,
        Optional<Days> days,
        Optional<Times> times,
        boolean soonest,
        Optional<Relative> relative) {

    /** Nothing is known yet. */
    public static final Need NOTHING = new Need(
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            Optional.empty());

    /** Returns whether a doctor or a kind of doctor is known. */
    public boolean hasWho() {
        return doctorId.isPresent() || doctor.isPresent() || specialty.isPresent() || !concepts.isEmpty();
    }

    /** Returns the same for that doctor. */
    public Need withDoctor(Optional<String> id, Optional<String> name) {
        return new Need(
                concepts, specialty, complaint, id, name, city, uninsured, language, days, times, soonest, relative);
    }

    /** Returns the same for those kinds of doctor or that specialty, and no certain doctor. */
    public Need withSpecialty(List<String> concepts, Optional<String> specialty, Optional<String> complaint) {
        return new Need(
                concepts,
                specialty,
                complaint,
                Optional.empty(),
                Optional.empty(),
                city,
                uninsured,
                language,
                days,
                times,
                soonest,
                relative);
    }

    /** Returns the same for those days and times. */
    public Need at(Optional<Days> days, Optional<Times> times) {
        return new Need(
                concepts, specialty, complaint, doctorId, doctor, city, uninsured, language, days, times, soonest,
                relative);
    }

    /** Returns the same as soon as possible. */
    public Need withSoonest() {
        return new Need(
                concepts, specialty, complaint, doctorId, doctor, city, uninsured, language, days, times, true,
                relative);
    }

    /** Returns whether it is that very time that was said. */
    boolean isAt(OffsetDateTime start) {
        return days.filter(it -> it.isOneDay() && it.from().equals(start.toLocalDate()))
                        .isPresent()
                && times.filter(it -> it.exact()
                                && it.from().filter(start.toLocalTime()::equals).isPresent())
                        .isPresent();
    }

    /** Returns the same in any language. */
    public Need withoutLanguage() {
        return new Need(
                concepts,
                specialty,
                complaint,
                doctorId,
                doctor,
                city,
                uninsured,
                Optional.empty(),
                days,
                times,
                soonest,
                relative);
    }

    /** Returns the same for that relative. */
    public Need forRelative(Relative other) {
        return with(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(other));
    }

    /** Returns the same for the caller. */
    public Need withoutRelative() {
        return new Need(
                concepts,
                specialty,
                complaint,
                doctorId,
                doctor,
                city,
                uninsured,
                language,
                days,
                times,
                soonest,
                Optional.empty());
    }

    /** Returns the same with those circumstances, where they are given. */
    public Need with(
            Optional<String> complaint,
            Optional<String> city,
            Optional<Boolean> uninsured,
            Optional<String> language,
            Optional<Relative> relative) {
        return new Need(
                concepts,
                specialty,
                complaint.or(this::complaint),
                doctorId,
                doctor,
                city.or(this::city),
                uninsured.or(this::uninsured),
                language.or(this::language),
                days,
                times,
                soonest,
                relative.or(this::relative));
    }
}
