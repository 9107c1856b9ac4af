/**
 * The running desk, over HTTP.
 */
@NullMarked
package dev.caredesk.evaluation.desk;

import org.jspecify.annotations.NullMarked;
