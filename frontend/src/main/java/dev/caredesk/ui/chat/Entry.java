package dev.caredesk.ui.chat;

import dev.caredesk.api.AppointmentView;
import java.time.Instant;

/** One thing in the conversation's column. */
sealed interface Entry permits Entry.Said, Answer, Entry.Proposed, Entry.Made {

    /** What the patient wrote. */
    record Said(String text, Instant at) implements Entry {}

    /** A proposal that was made by form, outside of any answer. */
    record Proposed(ProposalStep step) implements Entry {}

    /** What came of a confirmation outside of any answer. */
    record Made(AppointmentView appointment) implements Entry {}
}
