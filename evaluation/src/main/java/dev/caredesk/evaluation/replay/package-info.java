/**
 * Says a dialogue's lines to the desk, one by one, and keeps all that happened.
 */
@NullMarked
package dev.caredesk.evaluation.replay;

import org.jspecify.annotations.NullMarked;
