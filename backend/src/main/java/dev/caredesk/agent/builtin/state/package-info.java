/**
 * What is known, offered and asked, rebuilt from the messages alone.
 */
@NullMarked
package dev.caredesk.agent.builtin.state;

import org.jspecify.annotations.NullMarked;
