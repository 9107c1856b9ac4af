package dev.caredesk.agent.builtin.wording;

import java.util.List;

/** Lists in words. */
final class Lists {

    private Lists() {}

    static String and(List<String> items) {
        return joined(items, "and");
    }

    static String or(List<String> items) {
        return joined(items, "or");
    }

    /** One a line; numbered, if there are several. */
    static String numbered(List<String> items) {
        if (items.size() == 1) {
            return "- " + items.getFirst() + "\n";
        }
        var text = new StringBuilder();
        for (int i = 0; i < items.size(); i++) {
            text.append(i + 1).append(". ").append(items.get(i)).append('\n');
        }
        return text.toString();
    }

    private static String joined(List<String> items, String word) {
        if (items.size() < 2) {
            return String.join("", items);
        }
        String head = String.join(", ", items.subList(0, items.size() - 1));
        return head + (items.size() > 2 ? ", " : " ") + word + " " + items.getLast();
    }
}
