package dev.caredesk.evaluation.replay;

/** What the evaluation answers when the human's fixed lines do not. */
public enum GoalAnswer {
    /** Who is calling. */
    IDENTITY("who is calling"),
    /** Yes to a proposal of what the human books at this line or before. */
    YES("a last yes"),
    /** Which of the offered slots, where the data's own system had chosen the time. */
    CHOICE("a choice among offered times");

    private final String words;

    GoalAnswer(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
