package dev.caredesk.ui.chat;

/** Leaves markdown its emphasis and lists, and nothing that fetches, links or runs. */
final class SafeMarkdown {

    private SafeMarkdown() {}

    /**
     * Replaces what begins HTML, links and images by character references. It works character by character, so that the
     * pieces of a stream can be treated one by one.
     */
    static String of(String text) {
        return text.replace("<", "&lt;").replace("[", "&#91;");
    }

    /** Returns a text without the signs of emphasis, headings and code, as a voice would read it. */
    static String plain(String text) {
        return text.replaceAll("[*_`#]+", "");
    }
}
