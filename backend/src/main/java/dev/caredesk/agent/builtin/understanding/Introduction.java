package dev.caredesk.agent.builtin.understanding;

import dev.caredesk.agent.words.Phrases;
import dev.caredesk.agent.words.Text;
import dev.caredesk.agent.words.Vocabulary;
import dev.caredesk.agent.words.Word;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A turn whose first sentence says who speaks: "I am Ann", "Yes, it is Ann Lee", "Ann". */
public final class Introduction {

    private static final int LONGEST_NAME = 3;
    private static final Vocabulary WORDS = Vocabulary.load("people");
    private static final Set<String> NO_NAME = Set.copyOf(WORDS.phrases("no name"));
    private static final Phrases<Boolean> LEADS = Phrases.of(WORDS.phrases("introduces"));

    private Introduction() {}

    /** Returns the name. */
    public static Optional<String> of(Utterance said) {
        Text text = said.text();
        if (text.words().isEmpty()) {
            return Optional.empty();
        }
        List<Word> words =
                text.sentence(0).stream().filter(word -> !word.isSign()).toList();
        int begin = 0;
        while (begin < words.size()) {
            Optional<Phrases.Hit<Boolean>> lead = LEADS.at(words, begin);
            if (lead.isEmpty()) {
                break;
            }
            begin = lead.get().end();
        }
        List<Word> name = words.subList(begin, words.size());
        boolean named = !name.isEmpty()
                && name.size() <= LONGEST_NAME
                && name.stream().allMatch(word -> word.capital() && !NO_NAME.contains(word.text()));
        return named
                ? Optional.of(name.stream()
                        .map(word -> Names.spelled(word, text.raw()))
                        .collect(Collectors.joining(" ")))
                : Optional.empty();
    }
}
