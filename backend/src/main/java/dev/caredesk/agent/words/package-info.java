/**
 * Words of a text, and the vocabulary files that say what they mean. Knows no domain.
 */
@NullMarked
package dev.caredesk.agent.words;

import org.jspecify.annotations.NullMarked;
