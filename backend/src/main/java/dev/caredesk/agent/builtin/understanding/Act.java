package dev.caredesk.agent.builtin.understanding;

/** What a turn does or asks for; the words for each lie in the section of {@code intents.txt} with its name. */
public enum Act {
    GREETING,
    THANKS,
    GOODBYE,
    SMALL_TALK,
    WHO_ARE_YOU,
    HELP,
    HUMAN,
    OFF_TOPIC,
    ADVICE,
    ACCEPT,
    ALSO,
    /** Takes an appointment for spoken of; {@link Requests} tells. */
    REFERS_BACK,
    FIND,
    LIST_DOCTORS,
    CHANGE,
    MORE,
    LATER,
    EARLIER,
    BUSY,
    UNABLE,
    UNFIT,
    /** Has a second wish, for another appointment, which has to wait; {@link Requests} tells. */
    SECOND_WISH,
    OTHER_DOCTOR,
    SOONEST,
    ANY,
    ALL,
    FOR_ME,
    SAME_TIME,
    SAME_DAY,
    RIGHT_AFTER,
    SAME_DOCTOR,
    NEXT_DAY,
    DAY_BEFORE
}
