package dev.caredesk.api;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * Renames a conversation.
 *
 * @param title the new title
 */
public record ConversationPatch(@NotBlank @Size(max = 120) String title) {}
