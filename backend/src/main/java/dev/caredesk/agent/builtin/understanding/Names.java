package dev.caredesk.agent.builtin.understanding;

import dev.caredesk.agent.words.Phrases;
import dev.caredesk.agent.words.Text;
import dev.caredesk.agent.words.Vocabulary;
import dev.caredesk.agent.words.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Finds the name of a doctor or a practice by its title, its capitals and the words around it. */
final class Names {

    /**
     * A name in a text.
     *
     * @param text the name, without titles and degrees
     * @param begin index of its first word
     * @param end index after its last word
     */
    record Name(String text, int begin, int end) {}

    private static final Set<String> TITLES = Set.of("dr", "drs", "doc", "prof", "professor");
    private static final Set<String> KINDS = Set.of("doctor", "dentist", "doctors", "dentists");
    private static final Set<String> DENIALS = Set.of("not", "than", "except", "besides");
    private static final Set<String> SIGNS_WITHIN = Set.of("-", "&", ":", ",", ".");
    private static final Pattern SPELLED_DEGREE = Pattern.compile(" (M D|D O|D D S|D M D)$");
    private static final int SHORT = 3;
    private static final int LONGEST_SPELLED_SMALL = 2;

    private final Vocabulary vocabulary = Vocabulary.load("people");
    private final Set<String> noName = Set.copyOf(vocabulary.phrases("no name"));
    private final Set<String> relatives = Set.copyOf(vocabulary.phrases("relatives"));
    private final Set<String> joins = Set.copyOf(vocabulary.phrases("joins a name"));
    private final Set<String> practice = Set.copyOf(vocabulary.phrases("practice"));
    private final Set<String> degrees = Set.copyOf(vocabulary.phrases("degrees"));
    private final Set<String> follows = Set.copyOf(vocabulary.phrases("follows a name"));
    private final Phrases<Boolean> leads = ending("leads a name");
    private final Phrases<Boolean> leadsLong = ending("leads a long name");
    private final Phrases<Boolean> leadsAnother = ending("leads another name");

    private Phrases<Boolean> ending(String section) {
        return Phrases.of(vocabulary.phrases(section));
    }

    /** Returns the name said last, or the one with a title; {@code taken} tells words that mean something else. */
    Optional<Name> find(Text text, IntPredicate taken, IntPredicate generic) {
        if (text.raw().equals(text.raw().toUpperCase(Locale.ROOT))
                && !text.raw().equals(text.raw().toLowerCase(Locale.ROOT))) {
            // Where everything is in capitals, they tell nothing
            return find(Text.of(text.raw().toLowerCase(Locale.ROOT)), taken, generic);
        }
        List<Word> words = text.words();
        Optional<Name> found = Optional.empty();
        boolean titled = false;
        for (int i = 0; i < words.size(); i++) {
            boolean title = TITLES.contains(words.get(i).text());
            Optional<Name> name =
                    denied(words, i) ? Optional.empty() : title ? titled(text, i + 1, taken) : untitled(text, i, taken);
            if (name.isPresent() && (title || !titled) && !isGeneric(name.get(), words, generic)) {
                found = name;
                titled = title;
                i = name.get().end() - 1;
            }
        }
        return found;
    }

    /** "General Dentist" is a kind of doctor. */
    private boolean isGeneric(Name name, List<Word> words, IntPredicate generic) {
        return IntStream.range(name.begin(), name.end())
                .allMatch(i -> generic.test(i)
                        || noName.contains(words.get(i).text())
                        || practice.contains(words.get(i).text())
                        || words.get(i).text().equals("general"));
    }

    private static boolean denied(List<Word> words, int i) {
        String before = i > 0 ? words.get(i - 1).text() : "";
        boolean insteadOf =
                before.equals("of") && i > 1 && words.get(i - 2).text().equals("instead");
        return insteadOf || DENIALS.contains(before);
    }

    /** After a title small letters will do. */
    private Optional<Name> titled(Text text, int start, IntPredicate taken) {
        List<Word> words = text.words();
        if (start < words.size() && words.get(start).capital()) {
            return named(text, start, taken);
        }
        int end = start;
        while (end < words.size()
                && end - start < LONGEST_SPELLED_SMALL
                && isName(words.get(end))
                && !words.get(end).isSign()
                && !taken.test(end)) {
            end++;
        }
        return name(text, start, end);
    }

    private Optional<Name> untitled(Text text, int i, IntPredicate taken) {
        List<Word> words = text.words();
        Optional<Name> name = words.get(i).capital() ? named(text, i, taken) : Optional.empty();
        return name.filter(found -> {
            int before = i > 0 && isSoft(words.get(i - 1)) ? i - 1 : i;
            boolean several = found.text().indexOf(' ') > 0;
            boolean begins = i == 0 || words.get(i - 1).isSign();
            boolean ends = found.end() == words.size()
                    || words.get(found.end()).isSign()
                    || follows.contains(words.get(found.end()).text());
            if (endsWith(leadsAnother, words, before)) {
                return false;
            }
            return endsWith(leads, words, before)
                    || several && (endsWith(leadsLong, words, before) || begins && ends)
                    || several && isPractice(words, found);
        });
    }

    private static boolean isSoft(Word word) {
        return word.text().equals("the")
                || word.text().equals(",")
                || word.text().equals(":")
                || word.text().equals("-")
                || KINDS.contains(word.text());
    }

    private boolean isPractice(List<Word> words, Name name) {
        return words.subList(name.begin(), name.end()).stream().anyMatch(word -> practice.contains(word.text()));
    }

    /** Returns whether one of the phrases ends just before {@code i}. */
    private static boolean endsWith(Phrases<Boolean> phrases, List<Word> words, int i) {
        for (int begin = Math.max(0, i - 3); begin < i; begin++) {
            Optional<Phrases.Hit<Boolean>> hit = phrases.at(words, begin);
            if (hit.isPresent() && hit.get().end() == i) {
                return true;
            }
        }
        return false;
    }

    /** Takes capitalised words, and the small words and signs between them. */
    private Optional<Name> named(Text text, int start, IntPredicate taken) {
        List<Word> words = text.words();
        int end = start;
        int i = start;
        while (i < words.size()) {
            Word word = words.get(i);
            boolean within = i > start && (joins.contains(word.text()) || SIGNS_WITHIN.contains(word.text()));
            if (!within && (taken.test(i) || !isPart(text, i, i > start))) {
                break;
            }
            if (within && (i + 1 >= words.size() || !mayGoOn(text, i, taken))) {
                break;
            }
            i++;
            end = within ? end : i;
            if (isPossessive(text, word) && i < words.size() && !words.get(i).capital()) {
                break;
            }
        }
        return name(text, start, end);
    }

    private static boolean isPossessive(Text text, Word word) {
        String said = text.raw().substring(word.begin(), word.end());
        return said.endsWith("'s") || said.endsWith("’s");
    }

    private boolean mayGoOn(Text text, int i, IntPredicate taken) {
        List<Word> words = text.words();
        Word next = words.get(i + 1);
        boolean sentence = words.get(i).text().equals(".");
        boolean initial = sentence && words.get(i - 1).text().length() == 1;
        boolean small = joins.contains(words.get(i).text()) && joins.contains(next.text());
        return small || next.capital() && !taken.test(i + 1) && isPart(text, i + 1, true) && (!sentence || initial);
    }

    private boolean isPart(Text text, int i, boolean later) {
        Word word = text.words().get(i);
        boolean dotted = text.raw().startsWith(".", word.end());
        boolean single = word.capital() && word.text().length() == 1;
        boolean initial = single && (dotted || !word.text().equals("i"));
        boolean small = later && practice.contains(word.text());
        return !word.isSign()
                && Character.isLetter(word.text().charAt(0))
                && (word.capital() || small)
                && (initial || later && practice.contains(word.text()) || isName(word));
    }

    private boolean isName(Word word) {
        return Character.isLetter(word.text().charAt(0))
                && !noName.contains(word.text())
                && !relatives.contains(word.text());
    }

    private Optional<Name> name(Text text, int begin, int end) {
        var parts = new ArrayList<String>();
        for (Word word : text.words().subList(begin, Math.max(begin, end))) {
            boolean title = TITLES.contains(word.text()) || degrees.contains(word.text());
            if (!word.isSign() && !title) {
                parts.add(spelled(word, text.raw()));
            }
        }
        String name = SPELLED_DEGREE.matcher(String.join(" ", parts)).replaceFirst("");
        return name.isEmpty() ? Optional.empty() : Optional.of(new Name(name, begin, end));
    }

    /** "Chen's" is Chen, O'Hara stays as it is. */
    static String spelled(Word word, String raw) {
        String said = raw.substring(word.begin(), word.end());
        String name = said.endsWith("'s") || said.endsWith("’s") ? said.substring(0, said.length() - 2) : said;
        return name.equals(name.toUpperCase(Locale.ROOT)) && name.length() > SHORT
                ? name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT)
                : name;
    }
}
