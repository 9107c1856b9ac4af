package dev.caredesk.agent;

import dev.caredesk.agent.words.Phrases;
import dev.caredesk.agent.words.Vocabulary;
import dev.caredesk.agent.words.Word;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Tells what may follow a yes and leave it one: a question for a detail, somebody else, a remark that changes nothing. */
final class AfterYes {

    private static final Phrases<Boolean> ASKS = AssentReader.phrases("asks");
    private static final Phrases<Boolean> ADDS = AssentReader.phrases("adds");
    private static final Phrases<Boolean> CHANGES = AssentReader.phrases("changes", "idle");
    private static final Phrases<Boolean> CHANGES_FOR_SURE = AssentReader.phrases("changes for sure");
    private static final Set<String> DETAILS = AssentReader.words("details");
    private static final Set<String> QUESTION = AssentReader.words("question");
    private static final Set<String> PEOPLE = AssentReader.words("people");
    private static final Set<String> CHATS = AssentReader.words("chats");
    private static final Set<String> LEADS_A_WHETHER = Set.of("know", "wondering", "wonder", "me", "and", "out");
    private static final Set<String> RELATIVES =
            Set.copyOf(Vocabulary.load("people").phrases("relatives"));
    private static final int SHORTEST_CHAT = 4;
    private static final Set<String> TITLES = Set.of("dr", "doctor", "dentist");
    private static final Set<String> MYSELF = Set.of("i", "im", "ive", "id", "ill");
    private static final Set<String> WISHES = Set.of("want", "need", "get");

    private AfterYes() {}

    /** Returns whether a word of it changes something for sure. */
    static boolean changes(List<Word> words) {
        return !CHANGES_FOR_SURE.in(words).isEmpty();
    }

    /** "can you give me their number". */
    static boolean asksForDetail(List<Word> words, boolean asks) {
        boolean opens = !words.isEmpty() && ASKS.at(words, 0).isPresent();
        boolean detail = words.stream().anyMatch(word -> DETAILS.contains(word.text()));
        return opens
                && detail
                && (asks || words.size() > 2)
                && known(words, DETAILS, QUESTION, PEOPLE)
                && !supposes(words);
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // they are only read
    private static boolean known(List<Word> words, Set<String>... sets) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i).text();
            boolean name = words.get(i).capital()
                    && i > 0
                    && CHANGES.at(words, i).filter(Phrases.Hit::value).isEmpty();
            if (!name && Arrays.stream(sets).noneMatch(set -> set.contains(word))) {
                return false;
            }
        }
        return true;
    }

    /** An "if" that does not mean "whether". */
    private static boolean supposes(List<Word> words) {
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).text().equals("if")
                    && (i == 0 || !LEADS_A_WHETHER.contains(words.get(i - 1).text()))
                    && (i + 2 >= words.size()
                            || !WISHES.contains(words.get(i + 2).text()))) {
                return true;
            }
        }
        return false;
    }

    /** "also book my son", and what is said of that next. */
    static boolean adds(List<Word> words, boolean before) {
        boolean somebody = words.stream().anyMatch(word -> RELATIVES.contains(word.text()));
        boolean announces = words.size() < SHORTEST_CHAT;
        return (before || !ADDS.in(words).isEmpty() && (somebody || announces)) && !changes(words) && noNumber(words);
    }

    static boolean chats(List<Word> words) {
        return words.size() > 2
                && words.stream().anyMatch(word -> CHATS.contains(word.text()))
                && CHANGES.in(words).stream().noneMatch(Phrases.Hit::value)
                && noNumber(words)
                && !endsWithName(words);
    }

    /** A remark that may as well stand before a yes: it names nobody whom the appointment could be for or with. */
    static boolean remarks(List<Word> words) {
        boolean names = words.stream().skip(1).anyMatch(word -> word.capital() && !MYSELF.contains(word.text()));
        return !names && chats(words);
    }

    /** "I'd say Dr. Chen". */
    private static boolean endsWithName(List<Word> words) {
        boolean titled = words.stream()
                .skip(Math.max(0, words.size() - SHORTEST_CHAT))
                .anyMatch(word -> TITLES.contains(word.text()));
        return titled && words.getLast().capital();
    }

    private static boolean noNumber(List<Word> words) {
        return words.stream().noneMatch(word -> Character.isDigit(word.text().charAt(0)));
    }
}
