package dev.caredesk.agent.builtin.state;

import dev.caredesk.agent.builtin.understanding.SpecialtyWords;
import dev.caredesk.agent.builtin.understanding.Utterance;
import dev.caredesk.agent.words.Spelling;
import dev.caredesk.agent.words.Text;
import dev.caredesk.agent.words.Vocabulary;
import dev.caredesk.agent.words.Word;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds places in a text where the clinic has nobody: "a dentist in Springfield". */
final class Places {

    private static final Vocabulary PEOPLE = Vocabulary.load("people");
    private static final Set<String> LEADS = Set.copyOf(PEOPLE.phrases("leads a place"));
    private static final Set<String> NO_NAME = Set.copyOf(PEOPLE.phrases("no name"));
    private static final Set<String> LANGUAGES = Set.copyOf(PEOPLE.phrases("languages"));
    private static final int MOST_WORDS = 3;

    private final SpecialtyWords specialties;
    private final Cities cities;

    Places(SpecialtyWords specialties, Cities cities) {
        this.specialties = specialties;
        this.cities = cities;
    }

    /** Returns the place that the turn names, if it is none of these cities. */
    Optional<String> foreign(Utterance said, List<String> known) {
        Text text = said.text();
        List<Word> words = text.words();
        Set<Integer> kinds = specialties.find(text).words();
        for (int i = 1; i < words.size(); i++) {
            int end = i;
            while (end < words.size() && end - i < MOST_WORDS && !kinds.contains(end) && isName(words.get(end), said)) {
                end++;
            }
            if (end > i && LEADS.contains(words.get(i - 1).text())) {
                String place = text.raw()
                        .substring(words.get(i).begin(), words.get(end - 1).end());
                return cities.isCity(place, known) || isMisspelt(place, known) || isOfDoctor(place, said)
                        ? Optional.empty()
                        : Optional.of(place);
            }
        }
        return Optional.empty();
    }

    private static boolean isMisspelt(String place, List<String> known) {
        String lower = place.toLowerCase(Locale.ROOT);
        return known.stream().anyMatch(city -> Spelling.nearlyEqual(city.toLowerCase(Locale.ROOT), lower));
    }

    private static boolean isName(Word word, Utterance said) {
        return word.capital()
                && Character.isLetter(word.text().charAt(0))
                && !NO_NAME.contains(word.text())
                && !LANGUAGES.contains(word.text())
                && said.when().pieces().stream()
                        .noneMatch(piece -> word.begin() >= piece.begin() && word.end() <= piece.end());
    }

    private static boolean isOfDoctor(String place, Utterance said) {
        return said.doctor()
                .filter(name -> Cities.isPartOf(place, name) || Cities.isPartOf(name, place))
                .isPresent();
    }
}
