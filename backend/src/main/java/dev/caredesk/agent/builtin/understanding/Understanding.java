package dev.caredesk.agent.builtin.understanding;

import dev.caredesk.agent.Assent;
import dev.caredesk.agent.dates.DatePhrases;
import dev.caredesk.agent.dates.Piece;
import dev.caredesk.agent.dates.Shift;
import dev.caredesk.agent.dates.When;
import dev.caredesk.agent.words.Phrases;
import dev.caredesk.agent.words.Text;
import dev.caredesk.agent.words.Vocabulary;
import dev.caredesk.agent.words.Word;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;

/** Reads one turn of the user. */
public final class Understanding {

    /** Words before a day or time that tell of the appointment as it is, not as it shall be. */
    private static final Set<String> LEADS_A_SOURCE = Set.of(
            "my",
            "from",
            "appointment",
            "appointments",
            "visit",
            "booking",
            "appt",
            "slot",
            "have",
            "one",
            "scheduled",
            "booked");

    /** Begins what is wanted only if the rest cannot be. */
    private static final Set<String> FALLBACK = Set.of("otherwise", "else");

    private static final String SMALL_TALK = "small talk";

    private final Locale locale;
    private final Phrases<String> intents = Vocabulary.load("intents").index();
    private final Phrases<String> topics = Vocabulary.load("topics").index();
    private final Set<String> counts = Set.copyOf(Vocabulary.load("numbers").phrases("counts"));
    private final Phrases<String> insurance = Vocabulary.load("insurance").index();
    private final Requests requests = new Requests();
    private final SpecialtyWords specialties;
    private final People people = new People();
    private final Names names = new Names();
    private final Guesses guesses = new Guesses();

    /** Reads numeric dates as that locale writes them. */
    public Understanding(Locale locale, SpecialtyWords specialties) {
        this.locale = locale;
        this.specialties = specialties;
    }

    /** Reads a turn that was said at that time in the clinic's zone; of wishes for two appointments the first. */
    public Utterance read(String raw, LocalDateTime now) {
        Text whole = Text.of(raw);
        int second = requests.secondWish(whole);
        return second < 0 ? read(raw, whole, now, false) : read(raw.substring(0, second), now, true);
    }

    private Utterance read(String first, LocalDateTime now, boolean secondWish) {
        return read(first, Text.of(first), now, secondWish);
    }

    private Utterance read(String raw, Text text, LocalDateTime now, boolean secondWish) {
        Intent wished = requests.read(text);
        String dates = withoutSmallTalk(text);
        When plain = DatePhrases.read(dates, now, locale);
        GivenUp givenUp = GivenUp.in(text, intents, plain.pieces());
        Intent intent = givenUp.isForAnother() && requests.isAboutMine(wished, text) ? Intent.MOVE : wished;
        boolean ofExisting = intent == Intent.MOVE || intent == Intent.ALTER || intent == Intent.CANCEL;
        When all = ofExisting ? DatePhrases.readMove(dates, now, locale) : plain;
        boolean splits = ofExisting || !givenUp.pieces().isEmpty();
        When source = splits ? part(dates, now, all, intent, givenUp, true) : When.NOTHING;
        When when = splits ? part(dates, now, all, intent, givenUp, false) : all;
        IntPredicate dated = i -> isWithin(text.words().get(i), all.pieces());
        // "Move it back a week" hurts nobody
        List<Piece> shifts = all.pieces().stream().filter(Piece::isShift).toList();
        SpecialtyWords.Found kinds =
                specialties.find(text, i -> isWithin(text.words().get(i), shifts));
        List<Phrases.Hit<String>> asked = topics.in(text.words());
        IntPredicate insured = i ->
                asked.stream().anyMatch(hit -> hit.value().equals("insurance") && i >= hit.begin() && i < hit.end());
        IntPredicate taken = i -> dated.test(i)
                || insured.test(i)
                || people.isLanguage(text.words().get(i));
        Optional<Relative> relative = people.relative(text, dated);
        Optional<Names.Name> said = names.find(text, taken, kinds.words()::contains);
        boolean ofRelative = relative.isPresent()
                && said.filter(found -> people.isGiven(text, found.begin())).isPresent();
        Optional<Names.Name> name = ofRelative ? Optional.empty() : said;
        SpecialtyWords.Found found = name.isEmpty()
                ? kinds
                : specialties.find(
                        text, i -> i >= name.get().begin() && i < name.get().end());
        Optional<Pick> pick = Picks.find(text);
        boolean ordinalOnly =
                all.pieces().size() == 1 && all.pieces().getFirst().ordinal() > 0;
        return new Utterance(
                text,
                intent,
                acts(text, intent, secondWish),
                topics(text),
                found.concepts(),
                found.complaint(),
                name.map(Names.Name::text),
                name.isPresent() ? Optional.empty() : guesses.find(text, dated, taken),
                uninsured(text),
                people.language(text),
                when,
                source,
                pick.isEmpty() && ordinalOnly
                        ? Optional.of(new Pick(all.pieces().getFirst().ordinal()))
                        : pick,
                ofRelative ? relative.map(one -> new Relative(one.relation(), said.map(Names.Name::text))) : relative,
                Assent.read(raw));
    }

    /** "How are you today?" names no day for an appointment, and "otherwise Monday" only if nothing else will do. */
    private String withoutSmallTalk(Text text) {
        var blanked = new StringBuilder(text.raw());
        for (Phrases.Hit<String> hit : intents.in(text.words())) {
            if (hit.value().equals(SMALL_TALK)) {
                int begin = text.words().get(hit.begin()).begin();
                int end = text.words().get(hit.end() - 1).end();
                blanked.replace(begin, end, " ".repeat(end - begin));
            }
        }
        for (List<Word> sentence : text.sentences()) {
            if (FALLBACK.contains(sentence.getFirst().text())) {
                int begin = sentence.getFirst().begin();
                int end = sentence.getLast().end();
                blanked.replace(begin, end, " ".repeat(end - begin));
            }
        }
        return blanked.toString();
    }

    private Set<Act> acts(Text text, Intent intent, boolean secondWish) {
        Set<Act> acts = EnumSet.noneOf(Act.class);
        if (secondWish) {
            acts.add(Act.SECOND_WISH);
        }
        for (Phrases.Hit<String> hit : intents.in(text.words())) {
            acts.add(Act.valueOf(hit.value().toUpperCase(Locale.ROOT).replace(' ', '_')));
        }
        if (intent.isOfExisting()) {
            acts.remove(Act.ADVICE);
        }
        if (requests.refersBack(text, intent)) {
            acts.add(Act.REFERS_BACK);
        }
        return acts;
    }

    private Set<Topic> topics(Text text) {
        Set<Topic> found = EnumSet.noneOf(Topic.class);
        for (Phrases.Hit<String> hit : topics.in(text.words())) {
            Topic topic = Topic.valueOf(hit.value().toUpperCase(Locale.ROOT));
            if (topic != Topic.HOURS || !isCounted(text, hit.begin())) {
                found.add(topic);
            }
        }
        return found;
    }

    /** "An appointment of 2 hours". */
    private boolean isCounted(Text text, int i) {
        String before = i > 0 ? text.words().get(i - 1).text() : "";
        return counts.contains(before) || !before.isEmpty() && Character.isDigit(before.charAt(0));
    }

    private Optional<Boolean> uninsured(Text text) {
        List<Phrases.Hit<String>> hits = insurance.in(text.words());
        return hits.isEmpty()
                ? Optional.empty()
                : Optional.of(hits.getLast().value().equals("without"));
    }

    private static boolean isWithin(Word word, List<Piece> pieces) {
        return pieces.stream().anyMatch(piece -> word.begin() >= piece.begin() && word.end() <= piece.end());
    }

    /** Splits "move my Monday appointment to Wednesday" into the appointment as it is and as it shall be. */
    private When part(String raw, LocalDateTime now, When all, Intent intent, GivenUp givenUp, boolean source) {
        var kept = new ArrayList<Piece>();
        for (Piece piece : all.pieces()) {
            boolean isSource =
                    intent == Intent.CANCEL || LEADS_A_SOURCE.contains(piece.lead()) || givenUp.includes(piece);
            if (!piece.isShift() && isSource == source) {
                kept.add(piece);
            }
        }
        Optional<Shift> shift = source ? Optional.empty() : all.shift();
        if (kept.size() == all.pieces().size()) {
            return all;
        }
        var blanked = new StringBuilder(" ".repeat(raw.length()));
        kept.forEach(piece -> blanked.replace(piece.begin(), piece.end(), raw.substring(piece.begin(), piece.end())));
        return DatePhrases.readMove(blanked.toString(), now, locale).with(shift);
    }
}
