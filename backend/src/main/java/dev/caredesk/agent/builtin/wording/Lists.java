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

    private static String joined(List<String> items, String word) {
        if (items.size() < 2) {
            return String.join("", items);
        }
        String head = String.join(", ", items.subList(0, items.size() - 1));
        return head + (items.size() > 2 ? ", " : " ") + word + " " + items.getLast();
    }
}
