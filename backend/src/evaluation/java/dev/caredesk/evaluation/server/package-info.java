/**
 * What only the evaluation may do: set the clock, replace the clinic, read the database's end state. Compiled in the
 * build profile {@code evaluation} and for tests, never into the production jar.
 */
@NullMarked
package dev.caredesk.evaluation.server;

import org.jspecify.annotations.NullMarked;
