/**
 * The built-in model: deterministic, in-process, without a key. Understanding reads words, state what is known, policy
 * decides what comes next, wording says it; each without the ones after it.
 */
@NullMarked
package dev.caredesk.agent.builtin;

import org.jspecify.annotations.NullMarked;
