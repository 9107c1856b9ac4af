/**
 * Words of one turn into acts and details. Knows nothing of the conversation.
 */
@NullMarked
package dev.caredesk.agent.builtin.understanding;

import org.jspecify.annotations.NullMarked;
