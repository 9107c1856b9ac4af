package dev.caredesk.chat;

/** Limits without the configuration framework. */
record TestLimits(int conversationTurnsPerMinute, int turnsPerMinute) implements LimitSettings {

    /** No limits. */
    static final LimitSettings NONE = new TestLimits(0, 0);
}
