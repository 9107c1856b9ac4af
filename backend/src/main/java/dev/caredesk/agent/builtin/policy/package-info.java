/**
 * What to do next: a tool call or a reply.
 */
@NullMarked
package dev.caredesk.agent.builtin.policy;

import org.jspecify.annotations.NullMarked;
