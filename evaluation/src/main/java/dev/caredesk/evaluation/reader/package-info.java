/**
 * The data's formats, one reader each.
 */
@NullMarked
package dev.caredesk.evaluation.reader;

import org.jspecify.annotations.NullMarked;
