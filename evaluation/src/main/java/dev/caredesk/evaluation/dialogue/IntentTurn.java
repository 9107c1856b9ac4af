package dev.caredesk.evaluation.dialogue;

/** One line about appointments, and what its writer wants: create, query, update or delete. */
public record IntentTurn(String id, String text, String intent) {}
