/**
 * Conversations of our own that run through the whole backend with the built-in model, scored by the appointments that
 * are in the database afterwards. They lie in {@code src/test/resources/scenarios}.
 */
package dev.caredesk.evaluation;
