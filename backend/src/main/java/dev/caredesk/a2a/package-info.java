/**
 * The desk for other agents over the Agent2Agent protocol: each message is a turn of the chat, in which nobody says yes.
 */
@NullMarked
package dev.caredesk.a2a;

import org.jspecify.annotations.NullMarked;
