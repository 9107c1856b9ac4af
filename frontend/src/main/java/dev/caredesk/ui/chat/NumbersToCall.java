package dev.caredesk.ui.chat;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import dev.caredesk.ui.Texts;
import java.util.regex.Pattern;

/** The telephone numbers of an emergency's answer, as links that a telephone dials. */
final class NumbersToCall extends Div {

    private static final int EMERGENCY_DIGITS = 3;

    /** Three digits that stand alone, such as 911, or a longer number with the usual separators. */
    private static final Pattern PHONE_NUMBER =
            Pattern.compile("(?<![\\d(])(?<!\\d[.,-])(?:\\(?\\+?\\d[\\d ()./-]{5,16}\\d|\\d{3})(?!\\d|[.,-]\\d)");

    NumbersToCall(String text) {
        addClassName("numbers");
        PHONE_NUMBER
                .matcher(text)
                .results()
                .map(found -> found.group().strip())
                .distinct()
                .limit(4)
                .forEach(number -> add(call(number)));
    }

    private static Anchor call(String number) {
        Anchor call = new Anchor("tel:" + number.replaceAll("[^+\\d]", ""), Texts.text("emergency.call", number));
        call.addClassName(number.length() == EMERGENCY_DIGITS ? "call" : "call-clinic");
        return call;
    }
}
