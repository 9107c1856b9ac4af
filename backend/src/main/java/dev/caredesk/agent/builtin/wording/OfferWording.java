package dev.caredesk.agent.builtin.wording;

import dev.caredesk.agent.builtin.state.Need;
import dev.caredesk.agent.builtin.state.Offer;
import dev.caredesk.agent.builtin.state.Question;
import dev.caredesk.agent.builtin.state.SlotEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says which slots are free. */
public final class OfferWording {

    private static final int SHORTEST_RANGE = 3;
    private static final int MOST_RANGES = 4;
    private static final int MOST_TIMES = 10;

    private final Formats formats;

    /** Writes times in those formats. */
    public OfferWording(Formats formats) {
        this.formats = formats;
    }

    /** Offers slots that fit. */
    public String offer(Offer offer, Need need, String who) {
        return free(offer, need, who) + question(offer);
    }

    /** Says which slots fit, before one of them is proposed. */
    public String free(Offer offer, Need need, String who) {
        return heading(offer, need, who) + "\n" + lines(offer, true) + "\n";
    }

    /** Several doctors are free at the very time: suggests the first, and names the others. */
    public String first(List<SlotEntry> slots) {
        SlotEntry first = slots.getFirst();
        List<String> others =
                slots.stream().skip(1).limit(MOST_TIMES).map(SlotEntry::doctor).toList();
        String about = first.city().isEmpty() ? "" : " (" + first.city() + ")";
        return first.doctor() + about + " is free on " + formats.moment(first.start()) + "; so "
                + (others.size() == 1 ? "is " : "are ") + Lists.and(others) + ". " + Question.TAKE_IT.text();
    }

    /** Offers what comes closest, because nothing fitted. */
    public String nearest(Offer offer, Need need, String who) {
        return closest(offer, need, who) + question(offer);
    }

    /** Says what comes closest, before one of them is proposed. */
    public String closest(Offer offer, Need need, String who) {
        return nothing(need, who) + " The closest free " + (offer.slots().size() == 1 ? "time is" : "times are") + ":\n"
                + lines(offer, false) + "\n";
    }

    /** "I find nothing free with Dr. Chen on Monday, March 8 after 3:00 PM." */
    public String nothing(Need need, String who) {
        return "There is nothing free" + who + when(need) + ".";
    }

    /** Says which of an offer's slots are at the time that was asked for. */
    public String question(Offer offer) {
        return offer.slots().size() == 1 ? Question.TAKE_IT.text() : Question.WHICH_TIME.text();
    }

    private String heading(Offer offer, Need need, String who) {
        String uninsured = need.uninsured().orElse(false) && need.doctorId().isEmpty()
                ? " with doctors who see patients without insurance,"
                : "";
        boolean one = offer.slots().size() == 1;
        return "I found " + (one ? "one free time" : "these free times") + who + uninsured + when(need) + ":";
    }

    /** What was asked for, to be said after a name: " on Mondays between 8:00 AM and 12:00 PM". */
    String when(Need need) {
        return Stream.of(
                        need.days().map(formats::days).orElse(""),
                        need.times().map(formats::times).orElse(""))
                .filter(part -> !part.isEmpty())
                .map(part -> " " + part)
                .collect(Collectors.joining());
    }

    private String lines(Offer offer, boolean ranges) {
        List<Offer.Line> lines = offer.lines();
        var text = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            text.append(lines.size() > 1 ? (i + 1) + ". " : "- ")
                    .append(line(lines.get(i), ranges))
                    .append('\n');
        }
        return text.toString();
    }

    private String line(Offer.Line line, boolean ranges) {
        SlotEntry first = line.slots().getFirst();
        String about = Stream.of(first.specialtyName(), first.city())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
        return line.doctor() + (about.isEmpty() ? "" : " (" + about + ")") + ", " + formats.day(line.day()) + ": "
                + times(line.slots(), ranges);
    }

    /** Says slots that follow one another as a range, where there are many to choose from. */
    private String times(List<SlotEntry> slots, boolean ranges) {
        var said = new ArrayList<String>();
        int i = 0;
        while (i < slots.size()) {
            int end = i;
            while (end + 1 < slots.size()
                    && Objects.equals(slots.get(end).end(), slots.get(end + 1).start())) {
                end++;
            }
            if (ranges && end - i + 1 >= SHORTEST_RANGE) {
                said.add(formats.time(slots.get(i).time()) + "–"
                        + formats.time(slots.get(end).end().toLocalTime()));
            } else {
                slots.subList(i, end + 1).forEach(slot -> said.add(formats.time(slot.time())));
            }
            i = end + 1;
        }
        int most = ranges ? MOST_RANGES : MOST_TIMES;
        return said.size() > most ? String.join(", ", said.subList(0, most)) + " and more" : Lists.or(said);
    }
}
