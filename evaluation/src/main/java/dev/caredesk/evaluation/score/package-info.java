/**
 * Compares what happened with what should have.
 */
@NullMarked
package dev.caredesk.evaluation.score;

import org.jspecify.annotations.NullMarked;
