package dev.caredesk.agent.builtin.understanding;

import dev.caredesk.agent.words.Text;
import dev.caredesk.agent.words.Vocabulary;
import dev.caredesk.agent.words.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;

/** Finds who is spoken of besides the doctor: the relative it is for, the language they speak. */
final class People {

    private static final int MOST_WORDS_OF_A_GREETING = 4;
    private static final Set<String> GIVES_A_NAME = Set.of("her", "his", "their");
    private static final Set<String> BRINGS = Set.of("bring", "take");
    private static final String COMPANION = "companion";
    private static final Set<String> PAST = Set.of("ago", "died", "passed");

    private final Vocabulary vocabulary = Vocabulary.load("people");
    private final Set<String> noName = Set.copyOf(plain("no name"));
    private final Set<String> relatives = Set.copyOf(plain("relatives"));
    private final Set<String> needs = Set.copyOf(plain("relatives need"));
    private final Set<String> languages = Set.copyOf(plain("languages"));

    private List<String> plain(String section) {
        return vocabulary.phrases(section);
    }

    private boolean isName(Word word) {
        return Character.isLetter(word.text().charAt(0))
                && !noName.contains(word.text())
                && !relatives.contains(word.text());
    }

    /** Returns for whom it is, if not for the caller. */
    Optional<Relative> relative(Text text, IntPredicate taken) {
        List<Word> words = text.words();
        for (int i = 0; i < words.size(); i++) {
            boolean ours =
                    words.get(i).text().equals("my") || words.get(i).text().equals("our");
            int relation = ours ? relation(words, i + 1) : -1;
            boolean apposed = relation > 0 && isApposed(words, i, relation, taken);
            if (relation > 0 && (isFor(words, i) || (apposed || isNeedy(words, relation)) && !isPast(text, relation))) {
                String said = words.get(relation).text();
                Optional<String> name = apposed
                        ? Optional.of(Names.spelled(words.get(i - 2), text.raw()))
                        : given(text, relation + 1, taken);
                return Optional.of(
                        new Relative(relatives.contains(said) ? said : said.substring(0, said.length() - 1), name));
            }
        }
        return companion(text, taken);
    }

    /** "my [five year old] son": the index of the relation, or -1. */
    private int relation(List<Word> words, int start) {
        for (int i = start; i < Math.min(words.size(), start + 5); i++) {
            String word = words.get(i).text();
            if (relatives.contains(word)
                    || word.endsWith("s") && relatives.contains(word.substring(0, word.length() - 1))) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isFor(List<Word> words, int i) {
        return i > 0
                && Set.of("for", "bring", "take", "get", "and", "with", "book", "schedule")
                        .contains(words.get(i - 1).text());
    }

    /** "to have Leo, my son, seen", but not the greeting "Hello Ann, my son, who is five, …". */
    private boolean isApposed(List<Word> words, int my, int relation, IntPredicate taken) {
        return my > MOST_WORDS_OF_A_GREETING
                && words.get(my - 1).text().equals(",")
                && words.get(my - 2).capital()
                && isName(words.get(my - 2))
                && !taken.test(my - 2)
                && (relation + 1 == words.size() || words.get(relation + 1).isSign());
    }

    /** "my father had a stroke ten years ago". */
    private static boolean isPast(Text text, int relation) {
        return text.sentence(relation).stream().anyMatch(word -> PAST.contains(word.text()));
    }

    private boolean isNeedy(List<Word> words, int relation) {
        int next = relation + 1;
        boolean possessive = words.get(relation).end() - words.get(relation).begin()
                > words.get(relation).text().length();
        boolean named = next < words.size() && words.get(next).capital();
        boolean namedSmall = next + 1 < words.size()
                && !words.get(next).isSign()
                && needs.contains(words.get(next + 1).text());
        return possessive
                || namedSmall
                || next < words.size() && (needs.contains(words.get(next).text()) || named);
    }

    private Optional<String> given(Text text, int start, IntPredicate taken) {
        List<Word> words = text.words();
        int i = start;
        while (i < words.size()
                && (words.get(i).text().equals(",")
                        || words.get(i).text().equals("named")
                        || words.get(i).text().equals("called"))) {
            i++;
        }
        var parts = new ArrayList<String>();
        if (isSmallName(words, i) && !taken.test(i)) {
            return Optional.of(Names.spelled(words.get(i), text.raw()));
        }
        while (i < words.size()
                && words.get(i).capital()
                && isName(words.get(i))
                && !taken.test(i)
                && parts.size() < 3) {
            parts.add(Names.spelled(words.get(i), text.raw()));
            i++;
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", parts));
    }

    /** "my daughter ann needs": not even the first letter is a capital. */
    private boolean isSmallName(List<Word> words, int i) {
        return i + 1 < words.size()
                && !words.get(i).capital()
                && isName(words.get(i))
                && !needs.contains(words.get(i).text())
                && needs.contains(words.get(i + 1).text());
    }

    /** "I would like to bring Ann with me". */
    private Optional<Relative> companion(Text text, IntPredicate taken) {
        List<Word> words = text.words();
        for (int i = 1; i + 2 < words.size(); i++) {
            boolean along = words.get(i + 1).text().equals("along")
                    || words.get(i + 1).text().equals("with")
                            && words.get(i + 2).text().equals("me");
            if (along
                    && BRINGS.contains(words.get(i - 1).text())
                    && words.get(i).capital()
                    && isName(words.get(i))
                    && !taken.test(i)) {
                return Optional.of(new Relative(COMPANION, Optional.of(Names.spelled(words.get(i), text.raw()))));
            }
        }
        return Optional.empty();
    }

    /** "for my daughter. Her name is": the name of whoever it is for, not of a doctor. */
    boolean isGiven(Text text, int name) {
        List<Word> words = text.words();
        return name >= 3
                && words.get(name - 1).text().equals("is")
                && words.get(name - 2).text().equals("name")
                && GIVES_A_NAME.contains(words.get(name - 3).text());
    }

    boolean isLanguage(Word word) {
        return languages.contains(word.text());
    }

    /** Returns the language that is wished for or spoken. */
    Optional<String> language(Text text) {
        for (Word word : text.words()) {
            if (languages.contains(word.text())) {
                return Optional.of(Character.toUpperCase(word.text().charAt(0))
                        + word.text().substring(1));
            }
        }
        return Optional.empty();
    }
}
