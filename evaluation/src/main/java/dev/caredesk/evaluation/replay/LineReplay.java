package dev.caredesk.evaluation.replay;

import dev.caredesk.evaluation.desk.Answer;
import dev.caredesk.evaluation.desk.Desk;
import dev.caredesk.evaluation.desk.Meaning;
import dev.caredesk.evaluation.desk.Person;
import dev.caredesk.evaluation.dialogue.Clinic;
import dev.caredesk.evaluation.dialogue.Clinic.Doctor;
import dev.caredesk.evaluation.dialogue.DatePhrase;
import dev.caredesk.evaluation.dialogue.IntentTurn;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Says single lines to a small clinic of the evaluation's own. */
public final class LineReplay {

    private static final LocalDate TODAY = LocalDate.of(2019, 3, 1);
    private static final Clinic CLINIC = new Clinic(
            TODAY.atStartOfDay(),
            List.of(
                    new Doctor("Maria Lopez", "General Practitioner", "Austin", "12 Elm Street", "512-555-0111"),
                    new Doctor("Peter Novak", "Dentist", "Austin", "30 Oak Street", "512-555-0112"),
                    new Doctor("Ruth Adler", "Dermatologist", "Austin", "7 Lake Road", "512-555-0113")),
            List.of());
    private static final List<Integer> DAYS_UNTIL_APPOINTMENTS = List.of(3, 6, 11);
    private static final String CALLER = "Jamie Rivera";

    private final Desk desk;

    /** Prepares the clinic. */
    public LineReplay(Desk desk) {
        this.desk = desk;
        desk.load(CLINIC);
    }

    /** Lets the caller have some coming appointments, with a doctor each. */
    public void bookAppointments() {
        String conversation = desk.identify(Optional.empty(), new Person(CALLER, true));
        for (int i = 0; i < DAYS_UNTIL_APPOINTMENTS.size(); i++) {
            desk.bookMorning(conversation, i + 1, TODAY.plusDays(DAYS_UNTIL_APPOINTMENTS.get(i)));
        }
    }

    /** Says a line in a conversation of its own, in which the caller is identified. */
    public Answer say(IntentTurn turn) {
        String conversation = desk.identify(Optional.empty(), new Person(CALLER, false));
        return desk.say(Optional.of(conversation), turn.text());
    }

    /** Resolves a phrase. */
    public Meaning resolve(DatePhrase phrase) {
        return desk.resolve(phrase.text());
    }
}
