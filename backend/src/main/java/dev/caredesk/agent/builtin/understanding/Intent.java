package dev.caredesk.agent.builtin.understanding;

/** What a turn wants done with appointments, if it wants anything done. */
public enum Intent {
    /** To have a new one. */
    BOOK,
    /** To know about those there are. */
    LIST,
    /** To know of any, theirs or free ones, or of one that was not spoken of: who is calling and what is under way tell. */
    ANY,
    /** To have one at another time. */
    MOVE,
    /** To have what was spoken of last changed: what that is, the conversation tells. */
    ALTER,
    /** To be rid of one. */
    CANCEL,
    /** None of this, or not said: what was said before tells. */
    UNSAID;

    /** Returns whether it is about appointments that there are already. */
    public boolean isOfExisting() {
        return this == LIST || this == ANY || this == MOVE || this == CANCEL;
    }
}
