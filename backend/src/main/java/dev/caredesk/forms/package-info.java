/**
 * The way without the chat: the same rules and proposals as plain HTTP resources.
 */
@NullMarked
package dev.caredesk.forms;

import org.jspecify.annotations.NullMarked;
