package dev.caredesk.agent.builtin.state;

import java.util.Optional;

/** What the desk asks at the end of a reply. By these sentences it knows later what it had asked. */
public enum Question {
    WHICH_TIME("Which time suits you?"),
    TAKE_IT("Shall I take it?"),
    WHICH_APPOINTMENT("Which one do you mean?"),
    WHICH_DOCTOR("Whose free times shall I show you?"),
    WHICH_SPECIALTY("Which of these do you need?"),
    WHAT_KIND("What kind of doctor do you need, or what is the trouble?"),
    BOOK_IT("Shall I book it?"),
    MOVE_IT("Shall I move it?"),
    CANCEL_IT("Shall I cancel it?"),
    PATIENT_NAME("What is the patient's name?"),
    SHOW_TIMES("Shall I show the free times?"),
    SOMEONE_ELSE("Shall I suggest somebody else?"),
    LOOK("Shall I look for a free time?"),
    WHICH_DAY("Which day would suit you?"),
    WHAT_ELSE("What else can I do for you?"),
    WHO(
            "Please tell me whether you have been here before or are new, your full name, your date of birth, and your phone"
                    + " number or e-mail address.");

    private final String text;

    Question(String text) {
        this.text = text;
    }

    /** Returns the sentence. */
    public String text() {
        return text;
    }

    /** Returns what the user has before them to choose from, if the question changes that. */
    public Optional<Listed> lists() {
        return switch (this) {
            case WHICH_TIME, TAKE_IT -> Optional.of(Listed.SLOTS);
            case WHICH_DOCTOR, SHOW_TIMES, SOMEONE_ELSE -> Optional.of(Listed.DOCTORS);
            case WHICH_APPOINTMENT -> Optional.of(Listed.APPOINTMENTS);
            case BOOK_IT, MOVE_IT, CANCEL_IT -> Optional.of(Listed.NOTHING);
            case WHICH_SPECIALTY, WHAT_KIND, PATIENT_NAME, LOOK, WHICH_DAY, WHAT_ELSE, WHO -> Optional.empty();
        };
    }

    /** Returns whether it waits for its answer although something else was said in between. */
    public boolean staysOpen() {
        return switch (this) {
            case WHAT_ELSE, WHAT_KIND, BOOK_IT, MOVE_IT, CANCEL_IT -> false;
            default -> true;
        };
    }

    /** Returns whether it asks for a yes to a time. */
    boolean isOfTime() {
        return this == BOOK_IT || this == MOVE_IT;
    }

    /** Returns the question that a reply ends with. */
    public static Optional<Question> askedBy(String reply) {
        String end = reply.stripTrailing();
        for (Question question : values()) {
            if (end.endsWith(question.text)) {
                return Optional.of(question);
            }
        }
        return Optional.empty();
    }
}
