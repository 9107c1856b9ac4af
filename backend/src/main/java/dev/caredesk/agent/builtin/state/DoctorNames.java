package dev.caredesk.agent.builtin.state;

import dev.caredesk.agent.builtin.understanding.Utterance;
import dev.caredesk.agent.words.Spelling;
import dev.caredesk.agent.words.Text;
import dev.caredesk.agent.words.Word;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Knows again the doctors who were spoken of, by any part of their name. */
final class DoctorNames {

    private static final int SHORTEST = 3;
    private static final Set<String> DENIALS = Set.of("not", "than", "except", "of");
    private static final Set<String> NO_NAMES = Set.of(
            "dr", "doctor", "the", "and", "for", "dental", "care", "clinic", "center", "health", "medical", "office");

    private DoctorNames() {}

    /** Returns the doctor whom the utterance names, if it is one of these and no other fits as well. */
    static Optional<DoctorEntry> find(Utterance said, Collection<DoctorEntry> known) {
        if (said.doctor().isPresent()) {
            List<String> name = words(said.doctor().get());
            return only(known.stream().filter(doctor -> hasAll(doctor, name)).toList());
        }
        var best = new ArrayList<DoctorEntry>();
        int most = 0;
        for (DoctorEntry doctor : known) {
            int hits = hits(said.text(), words(doctor.name()));
            if (hits > most) {
                best.clear();
                most = hits;
            }
            if (hits > 0 && hits == most) {
                best.add(doctor);
            }
        }
        return only(best);
    }

    private static Optional<DoctorEntry> only(List<DoctorEntry> doctors) {
        return doctors.size() == 1 ? Optional.of(doctors.getFirst()) : Optional.empty();
    }

    private static boolean hasAll(DoctorEntry doctor, List<String> name) {
        List<String> own = words(doctor.name());
        return !name.isEmpty() && name.stream().allMatch(word -> own.stream().anyMatch(part -> alike(part, word)));
    }

    private static int hits(Text text, List<String> name) {
        int hits = 0;
        List<Word> words = text.words();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i).text();
            boolean denied = i > 0 && DENIALS.contains(words.get(i - 1).text())
                    || i > 1 && DENIALS.contains(words.get(i - 2).text());
            if (!denied && name.stream().anyMatch(part -> alike(part, word))) {
                hits++;
            }
        }
        return hits;
    }

    private static boolean alike(String part, String word) {
        return part.equals(word) || part.length() >= 5 && word.length() >= 5 && Spelling.nearlyEqual(part, word);
    }

    private static List<String> words(String name) {
        return Text.of(name).words().stream()
                .filter(word -> !word.isSign())
                .map(Word::text)
                .filter(word -> word.length() >= SHORTEST && !NO_NAMES.contains(word))
                .toList();
    }
}
