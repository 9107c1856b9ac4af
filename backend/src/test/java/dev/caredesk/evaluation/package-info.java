/**
 * Our own conversations, which lie in {@code src/test/resources/scenarios}, through the whole backend: with the built-in
 * model, which is to get them all right, and with a bad one, which is to do no harm.
 */
package dev.caredesk.evaluation;
