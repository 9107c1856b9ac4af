/**
 * The AWS stack: one construct per concern, one stack named {@code infra}.
 * Only the app class reads context; a construct is handed what it needs.
 */
@NullMarked
package dev.caredesk.infra;

import org.jspecify.annotations.NullMarked;
