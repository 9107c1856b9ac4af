/**
 * The schedule beside the conversation and without it: free days and times, the patient's appointments, booking by form.
 * Shows what the backend says of the schedule and decides nothing of it.
 */
@NullMarked
package dev.caredesk.ui.schedule;

import org.jspecify.annotations.NullMarked;
