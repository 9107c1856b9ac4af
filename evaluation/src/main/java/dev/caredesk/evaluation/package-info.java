/**
 * Measures the desk with our own scenarios and with dialogues that people wrote: plays them, scores what came of them,
 * reports.
 */
@NullMarked
package dev.caredesk.evaluation;

import org.jspecify.annotations.NullMarked;
