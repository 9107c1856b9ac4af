/**
 * How things are said, and by which sentences a question is known again.
 */
@NullMarked
package dev.caredesk.agent.builtin.wording;

import org.jspecify.annotations.NullMarked;
