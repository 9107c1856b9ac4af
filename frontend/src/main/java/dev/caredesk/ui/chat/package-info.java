/**
 * The conversation on the page: what it knows ({@code Conversation}), how it reaches the backend ({@code ChatClient}) and
 * how it looks. It shows what the backend says and decides nothing of the domain.
 */
@NullMarked
package dev.caredesk.ui.chat;

import org.jspecify.annotations.NullMarked;
