package dev.caredesk.agent.screen;

/** Finds orders to the model where only data or a patient's wish may be. */
public final class InstructionScreen {

    private static final String REMOVED = "[removed]";

    private InstructionScreen() {}

    /** Whether there is one. */
    public static boolean finds(String text) {
        return Phrasebook.INSTRUCTIONS.matcher(text).find();
    }

    /** Returns the text without them. */
    public static String without(String text) {
        return Phrasebook.INSTRUCTIONS.matcher(text).replaceAll(REMOVED);
    }
}
