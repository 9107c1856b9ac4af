package dev.caredesk.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.DescriptionList.Description;
import com.vaadin.flow.component.html.DescriptionList.Term;
import com.vaadin.flow.component.html.Span;
import java.util.List;

/** Which keys do what. Those of one letter can be switched off, as whoever speaks to their computer needs it. */
final class HelpDialog extends Dialog {

    private static final List<String> KEYS =
            List.of("send", "line", "stop", "message", "new", "identity", "history", "panel", "theme", "help");

    HelpDialog() {
        setHeaderTitle(Texts.text("help.title"));
        setWidth("26rem");
        addClassName("help");
        DescriptionList keys = new DescriptionList();
        keys.addClassName("key-list");
        KEYS.forEach(name -> {
            Span key = new Span(Texts.text("help." + name + ".key"));
            key.addClassName("key");
            keys.add(new Term(key), new Description(Texts.text("help." + name)));
        });
        Checkbox single = new Checkbox(Texts.text("help.single"));
        single.setId("single-keys");
        single.addAttachListener(attached -> single.getElement().executeJs("window.careDesk.switchesSingleKeys(this)"));
        add(keys, single);
        Button close = new Button(Texts.text("help.close"), click -> close());
        close.setAutofocus(true);
        getFooter().add(close);
    }
}
