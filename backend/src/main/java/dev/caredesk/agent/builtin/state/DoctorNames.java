package dev.caredesk.agent.builtin.state;

import dev.caredesk.agent.builtin.understanding.Relative;
import dev.caredesk.agent.builtin.understanding.Utterance;
import dev.caredesk.agent.words.Spelling;
import dev.caredesk.agent.words.Text;
import dev.caredesk.agent.words.Vocabulary;
import dev.caredesk.agent.words.Word;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Knows again the doctors who were spoken of, by any telling part of their name. */
final class DoctorNames {

    private static final int NAMES_KEPT = 4096;
    private static final int SHORTEST = 3;
    private static final int SHORTEST_MISSPELT = 5;
    private static final int WHOLE = 100;
    private static final Vocabulary PEOPLE = Vocabulary.load("people");
    private static final Set<String> DENIALS = Set.copyOf(PEOPLE.phrases("denies a name"));
    private static final Set<String> GIVES_A_NAME = Set.copyOf(PEOPLE.phrases("gives a name"));
    private static final Set<String> WHOSE_NAME = Set.copyOf(PEOPLE.phrases("whose name"));
    private static final Set<String> NO_NAME = Set.copyOf(PEOPLE.phrases("no name"));
    private static final Set<String> OF_ANY_PRACTICE = Set.copyOf(PEOPLE.phrases("of any practice"));
    private static final Recent<String, List<String>> WORDS = new Recent<>(NAMES_KEPT, DoctorNames::cut);

    private DoctorNames() {}

    /** Returns the doctor whom the utterance names, if it is one of these and no other fits as well. */
    static Optional<DoctorEntry> find(Utterance said, Collection<DoctorEntry> known, List<String> cities) {
        if (said.doctor().isPresent()) {
            List<String> name = WORDS.get(said.doctor().get());
            Optional<DoctorEntry> titled =
                    only(known.stream().filter(doctor -> hasAll(doctor, name)).toList());
            if (titled.isPresent()) {
                return titled;
            }
        }
        List<String> all = said.text().words().stream().map(Word::text).toList();
        List<String> text = speakingOfDoctors(said);
        var best = new ArrayList<DoctorEntry>();
        int most = 0;
        for (DoctorEntry doctor : known) {
            int hits = hits(all, text, WORDS.get(doctor.name()), doctor.city(), cities);
            if (hits > most) {
                best.clear();
                most = hits;
            }
            if (hits > 0 && hits == most) {
                best.add(doctor);
            }
        }
        return said.doctor().isPresent() && most < WHOLE ? Optional.empty() : only(best);
    }

    private static Optional<DoctorEntry> only(List<DoctorEntry> doctors) {
        return doctors.size() == 1 ? Optional.of(doctors.getFirst()) : Optional.empty();
    }

    /** Returns the only one of them who has that name. */
    static Optional<DoctorEntry> only(String name, List<DoctorEntry> doctors) {
        return only(doctors.stream()
                .filter(doctor -> hasAll(doctor, WORDS.get(name)))
                .toList());
    }

    private static boolean hasAll(DoctorEntry doctor, List<String> name) {
        List<String> own = WORDS.get(doctor.name());
        return !name.isEmpty() && name.stream().allMatch(word -> own.stream().anyMatch(part -> alike(part, word)));
    }

    /** The whole name outdoes parts of others; words that any practice has in its name tell nothing by themselves. */
    private static int hits(List<String> said, List<String> text, List<String> name, String city, List<String> cities) {
        if (name.size() > 1 && said.containsAll(name)) {
            return WHOLE + name.size();
        }
        int hits = 0;
        for (String part : name) {
            boolean telling = part.length() >= SHORTEST
                    && !OF_ANY_PRACTICE.contains(part)
                    && !isOfCity(part, city)
                    && cities.stream().noneMatch(it -> isOfCity(part, it));
            if (telling && text.stream().anyMatch(word -> alike(part, word))) {
                hits++;
            }
        }
        return hits;
    }

    private static boolean isOfCity(String part, String city) {
        return WORDS.get(city).contains(part);
    }

    /** The words, without those denied ("not Johnson") and without the names of patients. */
    private static List<String> speakingOfDoctors(Utterance said) {
        List<Word> words = said.text().words();
        List<String> relative =
                said.relative().flatMap(Relative::name).map(WORDS::get).orElse(List.of());
        var kept = new ArrayList<String>();
        for (int i = 0; i < words.size(); i++) {
            String before = i > 0 ? words.get(i - 1).text() : "";
            String earlier = i > 1 ? words.get(i - 2).text() : "";
            boolean denied = DENIALS.contains(before) || DENIALS.contains(earlier);
            boolean own = GIVES_A_NAME.contains(before) && (earlier.isEmpty() || WHOSE_NAME.contains(earlier))
                    || before.equals("im");
            if (!words.get(i).isSign()
                    && !NO_NAME.contains(words.get(i).text())
                    && !denied
                    && !own
                    && !relative.contains(words.get(i).text())) {
                kept.add(words.get(i).text());
            }
        }
        return kept;
    }

    private static boolean alike(String part, String word) {
        return part.equals(word)
                || part.length() >= SHORTEST_MISSPELT
                        && word.length() >= SHORTEST_MISSPELT
                        && Spelling.nearlyEqual(part, word);
    }

    private static List<String> cut(String name) {
        return Text.of(name).words().stream()
                .filter(word -> !word.isSign())
                .map(Word::text)
                .filter(word -> !word.equals("dr") && !word.equals("doctor"))
                .toList();
    }
}
