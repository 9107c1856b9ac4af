/**
 * Tells the figures and the worst failures, to people and to programs.
 */
@NullMarked
package dev.caredesk.evaluation.report;

import org.jspecify.annotations.NullMarked;
