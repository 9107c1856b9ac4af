/**
 * The conversation over HTTP: one turn at a time, its memory, its stream.
 */
@NullMarked
package dev.caredesk.chat;

import org.jspecify.annotations.NullMarked;
