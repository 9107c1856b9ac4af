package dev.caredesk.agent;

import dev.caredesk.api.PatientKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what callers say of themselves in a turn, and blanks it in what goes on to the model and into memory. */
final class IdentityReader {

    /** Stands for what was blanked. */
    static final String BLANK = "[personal details]";

    /** Stands for it once the caller is known by it. */
    static final String IDENTIFIED = "[identified patient]";

    private static final Pattern EMAIL =
            Pattern.compile("[\\p{L}\\p{N}._%+'-]+@[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)+");
    private static final Pattern PHONE =
            Pattern.compile("(?<![\\p{L}\\p{N}])\\+?\\(?\\d(?:[ \\u00a0.()-]{0,2}\\d){6,14}(?![\\p{L}\\p{N}])");
    private static final Pattern PHONE_CUE = Pattern.compile(
            "\\b(?:phone|tel|telephone|call|number|cell|mobile|reach|contact|text)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern RETURNING = Pattern.compile(
            "\\b(?:returning|existing|established|not (?:a )?new|(?:been|was|am) (?:\\w+ )?(?:a patient|here|there|seen|with you)"
                    + "(?: \\w+)? ?(?:before|already|previously)?|been (?:\\w+ ){0,4}before|came before|your patient|already a patient|(?:visited|seen|came) (?:\\w+ ){0,3}before)\\b");
    private static final Pattern NEW = Pattern.compile(
            "\\b(?:i ?a?m (?:a )?(?:brand )?new|new (?:patient|here|client|one|customer)|first (?:time|visit)|never been|not been"
                    + "|havent been|not (?:a )?(?:returning|existing)|never (?:\\w+ ){0,3}before)\\b|^(?:\\W*)new(?:\\W*)$");
    private static final Pattern KIND = Pattern.compile("(?:\\b(?:i ?a?m|we(?: a)?re) )?(?:\\ban? )?(?:" + NEW + "|"
            + RETURNING + ")(?: (?:patient|client|customer|here|to you))*");
    private static final Pattern BARE_NEW = Pattern.compile("\\bnew\\b");
    private static final Pattern SOMEONE_ELSE = Pattern.compile(
            "\\b(?:son|daughter|kid|child|children|husband|wife|mother|father|mom|mum|dad|brother|sister|baby|partner|friend|he|she|his|her|their)\\b(?:(?!\\b(?:my|i|i'm|mine)\\b).){0,40}$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern BLANKS =
            Pattern.compile("\\Q" + BLANK + "\\E(?:[\\s,;.|/&-]*(?:and\\s+)?\\Q" + BLANK + "\\E)+");
    private static final int CUE_REACH = 40;

    private final BirthDates birthDates;

    IdentityReader(Locale locale) {
        this.birthDates = new BirthDates(locale);
    }

    /**
     * What a turn says of the caller.
     *
     * @param said the details
     * @param text the turn with the details blanked
     */
    record Reading(IdentityDraft said, String text) {}

    /** A stretch of the turn that is personal. */
    record Span(int from, int to) {}

    Reading read(String text, boolean asked, LocalDate today) {
        var spans = new ArrayList<Span>();
        var born = birthDate(text, asked, today, spans);
        var contact = contact(text, asked, spans);
        var name = OwnName.find(text, asked, spans);
        name.ifPresent(it -> spans.add(it.span()));
        var said = new IdentityDraft(
                kind(text, asked).orElse(null),
                name.map(OwnName::name).orElse(null),
                born.orElse(null),
                contact.orElse(null));
        return new Reading(said, blanked(text, spans));
    }

    private Optional<LocalDate> birthDate(String text, boolean asked, LocalDate today, List<Span> spans) {
        Optional<LocalDate> own = Optional.empty();
        for (var found : birthDates.find(text, asked, today)) {
            spans.add(found.span());
            if (own.isEmpty() && !ofSomeoneElse(text, found.span())) {
                own = Optional.of(found.date());
            }
        }
        return own;
    }

    private Optional<String> contact(String text, boolean asked, List<Span> spans) {
        @Nullable String contact = null;
        var email = EMAIL.matcher(text);
        while (email.find()) {
            spans.add(new Span(email.start(), email.end()));
            contact = contact == null ? email.group() : contact;
        }
        // "03/04/1980 512 555 0199": the year is no area code
        var phone = PHONE.matcher(masked(text, spans));
        while (phone.find()) {
            if (isPhone(text, phone, asked)) {
                spans.add(new Span(phone.start(), phone.end()));
                contact = contact == null ? phone.group().strip() : contact;
            }
        }
        return Optional.ofNullable(contact);
    }

    private boolean isPhone(String text, Matcher phone, boolean asked) {
        var digits = phone.group().chars().filter(Character::isDigit).count();
        if (birthDates.startsWithDate(phone.group())) {
            return false;
        }
        return digits >= 10
                || asked
                || PHONE_CUE.matcher(before(text, phone.start())).find();
    }

    // "am i new?" is not asked for: a clear word, or any hint once the question was put
    private static Optional<PatientKind> kind(String text, boolean asked) {
        var plain = plain(text);
        if (NEW.matcher(plain).find()) {
            return Optional.of(PatientKind.NEW);
        }
        if (RETURNING.matcher(plain).find()) {
            return Optional.of(PatientKind.RETURNING);
        }
        return asked && BARE_NEW.matcher(plain).find() ? Optional.of(PatientKind.NEW) : Optional.empty();
    }

    /** Returns whether something was blanked in a turn. */
    static boolean hasBlanks(String text) {
        return !withoutBlanks(text).equals(text);
    }

    /** Returns a turn without what stands for the details. */
    static String withoutBlanks(String text) {
        return text.replace(BLANK, " ").replace(IDENTIFIED, " ");
    }

    /** Returns what else a turn says than who is calling: "yes, [personal details], I'm new" is a yes. */
    static String besides(String text) {
        return KIND.matcher(plain(withoutBlanks(text))).replaceAll(" ").strip();
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("['\u2019]", "");
    }

    private static boolean ofSomeoneElse(String text, Span span) {
        return SOMEONE_ELSE.matcher(before(text, span.from())).find();
    }

    private static String masked(String text, List<Span> spans) {
        var masked = new StringBuilder(text);
        spans.forEach(span -> masked.replace(span.from(), span.to(), "#".repeat(span.to() - span.from())));
        return masked.toString();
    }

    private static String before(String text, int at) {
        return text.substring(Math.max(0, at - CUE_REACH), at);
    }

    static boolean overlaps(List<Span> spans, int from, int to) {
        return spans.stream().anyMatch(it -> it.from() < to && from < it.to());
    }

    private static String blanked(String text, List<Span> spans) {
        if (spans.isEmpty()) {
            return text;
        }
        var blanked = new StringBuilder();
        var at = 0;
        for (var span :
                spans.stream().sorted(Comparator.comparingInt(Span::from)).toList()) {
            if (span.from() >= at) {
                blanked.append(text, at, span.from()).append(BLANK);
                at = span.to();
            }
        }
        return BLANKS.matcher(blanked.append(text, at, text.length())).replaceAll(Matcher.quoteReplacement(BLANK));
    }
}
