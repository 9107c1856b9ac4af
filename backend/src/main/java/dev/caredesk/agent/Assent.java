package dev.caredesk.agent;

import dev.caredesk.api.ProposalKind;

/**
 * Whether a turn says yes or no to the open proposal. A wrong yes books, so what is not understood whole is
 * {@link #UNCLEAR}, and so is a yes with a change, a condition or a doubt. A question about a detail, somebody else who
 * wants an appointment too, or a remark may follow a yes.
 */
public enum Assent {
    /** Yes, to exactly what was proposed. */
    YES,
    /** No, and nothing else instead. */
    NO,
    /** Neither, both, or more than that: the model has to look at it. */
    UNCLEAR;

    /** Reads a turn as the answer to a proposal to book. */
    public static Assent read(String text) {
        return read(text, ProposalKind.BOOK);
    }

    /** Reads a turn as the answer to a proposal of that kind: "cancel it" is a yes only to a cancellation. */
    public static Assent read(String text, ProposalKind kind) {
        return AssentReader.of(kind).read(text);
    }

    /**
     * Returns whether a yes of that text lies only in the wish itself, as in "cancel it" or "ok, cancel my appointment":
     * that may have been said without a look at the proposal.
     */
    static boolean onlyWishes(String text, ProposalKind kind) {
        return AssentReader.of(kind).onlyWishes(text);
    }
}
