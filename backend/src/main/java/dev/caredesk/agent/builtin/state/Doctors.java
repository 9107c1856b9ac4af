package dev.caredesk.agent.builtin.state;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The doctors found last, who are suggested one after the other.
 *
 * @param found in the clinic's order
 * @param more whether there are more than were returned
 * @param told ids of those who were suggested before
 * @param suggested who was suggested last and is neither taken nor left yet
 */
public record Doctors(List<DoctorEntry> found, boolean more, Set<String> told, Optional<DoctorEntry> suggested) {

    /** Nobody was looked for. */
    static final Doctors NONE = new Doctors(List.of(), false, Set.of(), Optional.empty());

    /** By these words a suggestion is known again. */
    private static final String LEAD = "How about ";

    /** Returns the words that suggest a doctor: "How about Ann Lee". */
    public static String suggestion(DoctorEntry doctor) {
        return LEAD + doctor.name();
    }

    /** Returns those who were not suggested yet. */
    public List<DoctorEntry> untold() {
        return found.stream().filter(one -> !told.contains(one.doctorId())).toList();
    }

    /** Returns whether all that were found were suggested, and there are more. */
    public boolean hasMorePages() {
        return more && !told.isEmpty() && untold().isEmpty();
    }

    Doctors found(ToolReply reply) {
        if (reply.doctors().equals(found)) {
            return this;
        }
        boolean nextPage = hasMorePages() && reply.doctors().stream().noneMatch(one -> told.contains(one.doctorId()));
        return new Doctors(reply.doctors(), reply.more(), nextPage ? told : Set.of(), Optional.empty());
    }

    /** Takes in a reply, which may have suggested one of them. */
    Doctors heard(String reply) {
        int at = reply.lastIndexOf(LEAD);
        return found.stream()
                .filter(one -> at >= 0 && reply.startsWith(one.name(), at + LEAD.length()))
                .max(Comparator.comparingInt(one -> one.name().length()))
                .map(this::suggesting)
                .orElse(this);
    }

    private Doctors suggesting(DoctorEntry doctor) {
        var all = new HashSet<>(told);
        all.add(doctor.doctorId());
        return new Doctors(found, more, Set.copyOf(all), Optional.of(doctor));
    }

    /** The suggestion is taken, or left for somebody else. */
    Doctors settled() {
        return new Doctors(found, more, told, Optional.empty());
    }
}
