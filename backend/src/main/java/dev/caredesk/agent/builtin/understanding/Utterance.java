package dev.caredesk.agent.builtin.understanding;

import dev.caredesk.agent.Assent;
import dev.caredesk.agent.dates.When;
import dev.caredesk.agent.words.Text;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What one turn of the user says, by itself.
 *
 * @param text its words
 * @param intent what it wants done with appointments
 * @param acts what it does or asks for besides
 * @param topics which details it asks about
 * @param concepts kinds of doctor it speaks of, in the vocabulary's names
 * @param complaint the words for what hurts or is wanted, if it says so
 * @param doctor the doctor's name it says, without title
 * @param guess a word beside a day or a time that may be a doctor's name, where nobody is named
 * @param uninsured whether it says that there is no insurance (true), or that there is one (false)
 * @param language the language it wishes for
 * @param when the days and times it wants
 * @param source for a move or a cancellation: the days and times of the appointment as it is
 * @param pick its choice from a list
 * @param relative whom it is for, if not the caller
 * @param assent whether it is a plain yes or no
 */
public record Utterance(
        Text text,
        Intent intent,
        Set<Act> acts,
        Set<Topic> topics,
        List<String> concepts,
        Optional<String> complaint,
        Optional<String> doctor,
        Optional<String> guess,
        Optional<Boolean> uninsured,
        Optional<String> language,
        When when,
        When source,
        Optional<Pick> pick,
        Optional<Relative> relative,
        Assent assent) {

    /** Returns whether it wants one of these done. */
    public boolean wants(Intent... any) {
        return List.of(any).contains(intent);
    }

    /** Returns the same with another intent. */
    public Utterance with(Intent other) {
        return with(other, doctor);
    }

    /** Returns the same, for what was taken for a doctor's name and is something else. */
    public Utterance withoutDoctor() {
        return with(intent, Optional.empty());
    }

    /** Returns the same asking for no kind of doctor; what hurts stays. */
    public Utterance withoutConcepts() {
        return new Utterance(
                text, intent, acts, topics, List.of(), complaint, doctor, guess, uninsured, language, when, source,
                pick, relative, assent);
    }

    /** Returns the same, for that relative. */
    public Utterance with(Relative other) {
        return new Utterance(
                text,
                intent,
                acts,
                topics,
                concepts,
                complaint,
                doctor,
                guess,
                uninsured,
                language,
                when,
                source,
                pick,
                Optional.of(other),
                assent);
    }

    private Utterance with(Intent other, Optional<String> name) {
        return new Utterance(
                text, other, acts, topics, concepts, complaint, name, guess, uninsured, language, when, source, pick,
                relative, assent);
    }

    /** Returns whether it does that. */
    public boolean does(Act act) {
        return acts.contains(act);
    }

    /** Returns whether it does any of these. */
    public boolean doesAny(Act... any) {
        for (Act act : any) {
            if (acts.contains(act)) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether two are to come at the time that it says: "can my son come too, both of us at five?" */
    public boolean isForBoth() {
        return does(Act.SAME_TIME) && !when.isEmpty();
    }

    /** Returns whether it says anything that narrows a search. */
    public boolean hasDetails() {
        return doctor.isPresent()
                || !concepts.isEmpty()
                || uninsured.isPresent()
                || language.isPresent()
                || !when.isEmpty();
    }
}
