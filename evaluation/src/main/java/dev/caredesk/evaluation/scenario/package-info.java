/**
 * Conversations of our own, played against a desk and scored by the appointments that are in the database afterwards.
 */
@NullMarked
package dev.caredesk.evaluation.scenario;

import org.jspecify.annotations.NullMarked;
