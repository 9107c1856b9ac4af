package dev.caredesk.agent.builtin.understanding;

import dev.caredesk.agent.Assent;
import dev.caredesk.agent.words.Text;
import dev.caredesk.agent.words.Word;
import java.util.List;

/** What a turn says first, up to its first comma or stop: "yes, …", "no, make it …". Nothing is carried out by it. */
public final class Opening {

    private Opening() {}

    /** Returns whether the turn begins with a yes or a no. */
    public static Assent of(Utterance said) {
        return said.assent() == Assent.UNCLEAR ? first(said.text()) : said.assent();
    }

    private static Assent first(Text text) {
        List<Word> words = text.words();
        int end = 0;
        while (end < words.size() && !words.get(end).isSign()) {
            end++;
        }
        return end == 0 || end == words.size()
                ? Assent.UNCLEAR
                : Assent.read(text.raw().substring(0, words.get(end - 1).end()));
    }
}
