package dev.caredesk.agent.builtin.understanding;

import dev.caredesk.agent.words.Text;
import dev.caredesk.agent.words.Vocabulary;
import dev.caredesk.agent.words.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;

/** Finds who is spoken of: the doctor's name, the relative it is for, the language they speak. */
final class People {

    private static final Set<String> TITLES = Set.of("dr", "drs", "doc", "prof", "professor");
    private static final Set<String> LEADS =
            Set.of("with", "see", "by", "meet", "visit", "meant", "mean", "wanted", "seeing");
    private static final Set<String> DENIALS = Set.of("not", "than", "except", "besides");
    private static final int LONGEST_NAME = 4;

    private final Vocabulary vocabulary = Vocabulary.load("people");
    private final Set<String> noName = Set.copyOf(plain("no name"));
    private final Set<String> relatives = Set.copyOf(plain("relatives"));
    private final Set<String> needs = Set.copyOf(plain("relatives need"));
    private final Set<String> languages = Set.copyOf(plain("languages"));

    private List<String> plain(String section) {
        return vocabulary.phrases(section);
    }

    /** Returns the name of a doctor, those denied ("not Dr. Chen") left out; {@code taken} tells words used otherwise. */
    Optional<String> doctor(Text text, IntPredicate taken) {
        List<Word> words = text.words();
        Optional<String> found = Optional.empty();
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            boolean titled = TITLES.contains(word.text())
                    || word.text().equals("doctor")
                    || word.text().equals("dentist");
            boolean led = LEADS.contains(word.text());
            boolean spelled = TITLES.contains(word.text());
            if ((titled || led) && !denied(words, i)) {
                Optional<String> name = name(text, i + 1, spelled, taken);
                found = name.isPresent() && (titled || found.isEmpty()) ? name : found;
            }
        }
        return found;
    }

    private static boolean denied(List<Word> words, int i) {
        String before = i > 0 ? words.get(i - 1).text() : "";
        boolean insteadOf =
                before.equals("of") && i > 1 && words.get(i - 2).text().equals("instead");
        return insteadOf || DENIALS.contains(before);
    }

    private Optional<String> name(Text text, int start, boolean anyCase, IntPredicate taken) {
        List<Word> words = text.words();
        var parts = new ArrayList<String>();
        for (int i = start; i < words.size() && parts.size() < LONGEST_NAME; i++) {
            Word word = words.get(i);
            boolean apostrophe = word.isSign() && word.text().equals("-") && !parts.isEmpty();
            if (apostrophe) {
                continue;
            }
            if (TITLES.contains(word.text()) && parts.isEmpty()) {
                return Optional.empty();
            }
            if (word.isSign() || !isName(word) || !anyCase && !word.capital() || taken.test(i)) {
                break;
            }
            if (!parts.isEmpty()
                    && anyCase
                    && !word.capital()
                    && words.get(start).capital()) {
                break;
            }
            parts.add(possessive(word));
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", parts));
    }

    private boolean isName(Word word) {
        return Character.isLetter(word.text().charAt(0))
                && !noName.contains(word.text())
                && !relatives.contains(word.text());
    }

    private static String possessive(Word word) {
        boolean joined =
                word.end() - word.begin() > word.text().length() && word.text().endsWith("s");
        String name = joined ? word.text().substring(0, word.text().length() - 1) : word.text();
        return word.capital() ? Character.toUpperCase(name.charAt(0)) + name.substring(1) : name;
    }

    /** Returns for whom it is, if not for the caller. */
    Optional<Relative> relative(Text text, IntPredicate taken) {
        List<Word> words = text.words();
        for (int i = 0; i < words.size(); i++) {
            boolean ours =
                    words.get(i).text().equals("my") || words.get(i).text().equals("our");
            int relation = ours ? relation(words, i + 1) : -1;
            if (relation > 0 && (isFor(words, i) || isNeedy(words, relation))) {
                String said = words.get(relation).text();
                Optional<String> name = given(words, relation + 1, taken);
                return Optional.of(
                        new Relative(relatives.contains(said) ? said : said.substring(0, said.length() - 1), name));
            }
        }
        return Optional.empty();
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
                && Set.of("for", "bring", "take", "get", "and", "with")
                        .contains(words.get(i - 1).text());
    }

    private boolean isNeedy(List<Word> words, int relation) {
        int next = relation + 1;
        boolean possessive = words.get(relation).end() - words.get(relation).begin()
                > words.get(relation).text().length();
        boolean named = next < words.size() && words.get(next).capital();
        return possessive
                || next < words.size() && (needs.contains(words.get(next).text()) || named);
    }

    private Optional<String> given(List<Word> words, int start, IntPredicate taken) {
        int i = start;
        while (i < words.size()
                && (words.get(i).text().equals(",")
                        || words.get(i).text().equals("named")
                        || words.get(i).text().equals("called"))) {
            i++;
        }
        var parts = new ArrayList<String>();
        while (i < words.size()
                && words.get(i).capital()
                && isName(words.get(i))
                && !taken.test(i)
                && parts.size() < 3) {
            parts.add(possessive(words.get(i)));
            i++;
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", parts));
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
