/**
 * A dialogue as the evaluation sees it, whatever file it came from: a clinic, a human's lines, and what should come of them.
 */
@NullMarked
package dev.caredesk.evaluation.dialogue;

import org.jspecify.annotations.NullMarked;
