package dev.caredesk.evaluation.dialogue;

/**
 * A phrase that means a day or a time.
 *
 * @param isTime whether it means a time of day
 * @param iso what it means
 */
public record DatePhrase(String text, boolean isTime, String iso) {}
