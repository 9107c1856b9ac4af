package dev.caredesk.ui.chat;

import com.vaadin.flow.component.HtmlComponent;
import com.vaadin.flow.component.Tag;
import dev.caredesk.ui.Texts;
import java.time.Instant;

/** When something was said, by the reader's own clock: an appointment's times are the clinic's, these are not. */
@Tag("time")
final class MessageTime extends HtmlComponent {

    MessageTime(Instant at) {
        addClassName("time");
        getElement().setAttribute("datetime", at.toString());
        addAttachListener(
                attached -> getElement().executeJs("window.careDesk.showTime(this, $0)", Texts.LOCALE.toLanguageTag()));
    }
}
