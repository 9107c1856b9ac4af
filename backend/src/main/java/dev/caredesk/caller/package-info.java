/**
 * Who is calling: the conversation, and the patient it is identified as. Knows no schedule, no agent, no HTTP.
 */
@NullMarked
package dev.caredesk.caller;

import org.jspecify.annotations.NullMarked;
