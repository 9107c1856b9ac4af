/**
 * Measures the desk with dialogues that people wrote: reads them, replays them, scores what came of them, reports.
 */
@NullMarked
package dev.caredesk.evaluation;

import org.jspecify.annotations.NullMarked;
