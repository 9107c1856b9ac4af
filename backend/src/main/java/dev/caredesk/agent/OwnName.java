package dev.caredesk.agent;

import dev.caredesk.agent.IdentityReader.Span;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The name that a caller gives as their own. */
record OwnName(String name, Span span) {

    private static final String WORD = "\\p{L}(?:[\\p{L}'\u2019-]|\\.(?=\\s?\\p{L}))*\\.?";
    private static final String WORDS = "(?<name>" + WORD + "(?:[ \\u00a0]+" + WORD + "){0,4})";
    private static final Pattern STRONG = Pattern.compile(
            "\\b(?:my (?:full |legal |first and last |whole )?name(?: is|'s|\u2019s|:)|(?:full )?name\\s*(?:is|[:=-])|under the name(?: of)?|i(?:'| a)m called)\\s*"
                    + WORDS,
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern WEAK = Pattern.compile(
            "\\b(?:i am|i'm|i\u2019m|im|this is)\\s+" + WORDS, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern WHEN_ASKED = Pattern.compile(
            "\\b(?:it's|it\u2019s|it is|here is|call me)\\s+" + WORDS, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern BARE = Pattern.compile(
            "(?<=^|[,;\\n.!?:|/&(\\p{So}]|\\band)\\s*(?:(?:yes|sure|ok|okay|hi|hello|of course|certainly)[,!.]?\\s+)?"
                    + WORDS + "\\s*(?=$|[,;\\n.!?|/&)(\\d\\p{So}]|\\band\\b)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern WHOLLY =
            Pattern.compile("\\W*\\p{L}[\\p{L}'\u2019-]*(?:\\s+\\p{L}[\\p{L}'\u2019-]*){1,2}\\W*");
    private static final Pattern SOMEONE_ELSE = Pattern.compile(
            "\\b(?:son|daughter|kid|child|husband|wife|mother|father|mom|mum|dad|brother|sister|baby|doctor|dr|her|his|their|partner|friend)(?:'s|\u2019s)?\\W*$",
            Pattern.CASE_INSENSITIVE);
    private static final Set<String> NO_NAME = words("""
            a an the and or but not no yes yeah yep nope ok okay sure fine please thanks thank you hi hello hey good great
            i im my me mine we our us your it its he she they this that these those there here what which when where who why
            how is am are was were be been being do does did done have has had having can could will would shall should may
            might must want wants wanted need needs needed like look looking looks find show see tell book booking cancel
            cancelling move reschedule change confirm appointment appointments doctor doctors dr slot slots time times day
            days week month year today tomorrow tonight morning afternoon evening noon next last another one ones first
            second third other else more less new returning existing patient patients insured uninsured insurance with
            without at on in of for from to by about after before until since around near any some all both each every
            born birth dob date name number phone email mail contact address call text mobile cell home
            monday tuesday wednesday thursday friday saturday sunday january february march april june july august
            september october november december available availability free busy interested trying going calling having
            feeling sick ill pain hurt hurts hurting pregnant diabetic old very so just also still only really currently
            sorry afraid unsure sometimes never always maybe perhaps back ready happy glad specialist specialty knee
            shoulder hip spine heart skin head eye eyes ear teeth tooth foot hand leg arm chest cardiologist dentist
            dermatologist mind right wrong correct that's it's don't asap urgent soon possible identified personal details
            let make get give take come go know think guess hope wait stop start help forget nothing something anything
            everything again speaking first-time working looking under waiting writing wondering asking allergic able open closed
            fever cough flu cold headache test checkup check-up vaccine referral prescription refill results lab labs
            """);
    private static final Set<String> ALSO_NAMES = words("will may april june august hope heart");
    // "Jane Doe here"
    private static final Set<String> AFTERWARDS = Set.of("", "here", "again", "speaking");
    private static final int MOST_WORDS = 5;

    /** Returns the name, if one is given as the caller's own; {@code asked} admits it without "my name is". */
    static Optional<OwnName> find(String text, boolean asked, List<Span> taken) {
        return first(STRONG, text, taken, 1, false)
                .or(() -> first(WEAK, text, taken, 2, !asked))
                .or(() -> asked ? first(WHEN_ASKED, text, taken, 2, false) : Optional.empty())
                .or(() -> asked ? bare(text, taken) : Optional.empty());
    }

    private static Optional<OwnName> bare(String text, List<Span> taken) {
        // Without any other detail, only what is written like a name is one, or is all that was written
        return first(BARE, text, taken, 2, taken.isEmpty() && !mayBeAName(text));
    }

    private static boolean mayBeAName(String text) {
        return WHOLLY.matcher(text).matches() && Assent.read(text) == Assent.UNCLEAR;
    }

    private static Optional<OwnName> first(
            Pattern pattern, String text, List<Span> taken, int atLeast, boolean capitalised) {
        var match = pattern.matcher(text);
        var at = 0;
        while (at <= text.length() && match.find(at)) {
            var name = trimmed(match, atLeast, capitalised);
            if (name.isPresent()
                    && !IdentityReader.overlaps(
                            taken, name.get().span().from(), name.get().span().to())
                    && !SOMEONE_ELSE.matcher(text.substring(0, match.start())).find()) {
                return name;
            }
            at = Math.max(match.start() + 1, match.start("name"));
        }
        return Optional.empty();
    }

    private static Optional<OwnName> trimmed(Matcher match, int atLeast, boolean capitalised) {
        var found = match.group("name");
        var end = 0;
        var count = 0;
        var position = 0;
        for (var word : found.split("(?<=[ \\u00a0])")) {
            position += word.length();
            var bare = word.strip();
            if (bare.isEmpty()) {
                continue; // two spaces in a row
            }
            if (!isNameWord(bare, capitalised)) {
                break;
            }
            end = position - (word.length() - word.stripTrailing().length());
            count++;
        }
        var wholly = AFTERWARDS.contains(found.substring(end).strip().toLowerCase(Locale.ROOT));
        if (count < atLeast || count > MOST_WORDS || match.pattern() == BARE && !wholly) {
            return Optional.empty();
        }
        var name = found.substring(0, end).replaceAll("[.'\u2019-]+$", "").strip();
        var from = match.start("name");
        return Optional.of(new OwnName(name, new Span(from, from + name.length())));
    }

    private static boolean isNameWord(String word, boolean capitalised) {
        var plain = word.toLowerCase(Locale.ROOT).replace('\u2019', '\'').replaceAll("\\.$", "");
        var upper = Character.isUpperCase(word.charAt(0));
        return (!NO_NAME.contains(plain) || upper && ALSO_NAMES.contains(plain))
                && !plain.endsWith("'s")
                && (!capitalised || upper);
    }

    private static Set<String> words(String text) {
        return new HashSet<>(Arrays.asList(text.strip().split("\\s+")));
    }

    @Override
    public String toString() {
        return "OwnName";
    }
}
