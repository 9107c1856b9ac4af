package dev.caredesk.agent.builtin.state;

import dev.caredesk.agent.builtin.understanding.Utterance;
import dev.caredesk.agent.words.Text;
import dev.caredesk.agent.words.Vocabulary;
import dev.caredesk.agent.words.Word;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the clinic's cities in a text, also by their short forms. */
final class Cities {

    private static final int CITIES_KEPT = 1024;

    private final Map<String, List<String>> shortForms = new LinkedHashMap<>();
    private final Recent<String, List<String>> forms = new Recent<>(CITIES_KEPT, this::forms);

    Cities() {
        Vocabulary vocabulary = Vocabulary.load("cities");
        vocabulary.sections().forEach(city -> shortForms.put(city.toLowerCase(Locale.ROOT), vocabulary.phrases(city)));
    }

    /** Returns whether a doctor's name said is nothing but a city of the clinic. */
    boolean isCity(String name, List<String> cities) {
        String words = joined(Text.of(name));
        return cities.stream().anyMatch(city -> forms.get(city).contains(words));
    }

    /** Returns the city named last; one within a doctor's name is none. */
    Optional<String> find(Utterance said, List<String> cities) {
        String name = said.doctor().map(Text::of).map(Cities::joined).orElse("");
        String words = joined(said.text());
        words = name.isEmpty() ? words : words.replace(name, " ");
        return in(words, cities);
    }

    private Optional<String> in(String words, List<String> cities) {
        Optional<String> found = Optional.empty();
        for (String city : cities) {
            boolean named = forms.get(city).stream().anyMatch(words::contains);
            if (named && !city.isBlank()) {
                found = Optional.of(city);
            }
        }
        return found;
    }

    /** Whether a name has the city in it: "Oakland Dental Group". */
    static boolean isPartOf(String city, String name) {
        return joined(Text.of(name)).contains(joined(Text.of(city)));
    }

    private List<String> forms(String city) {
        return Stream.concat(
                        Stream.of(city), shortForms.getOrDefault(city.toLowerCase(Locale.ROOT), List.of()).stream())
                .map(form -> joined(Text.of(form)))
                .toList();
    }

    private static String joined(Text text) {
        var joined = new StringBuilder(" ");
        for (Word word : text.words()) {
            if (!word.isSign()) {
                joined.append(word.text()).append(' ');
            }
        }
        return joined.toString();
    }
}
