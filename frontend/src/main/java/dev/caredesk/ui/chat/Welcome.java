package dev.caredesk.ui.chat;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import dev.caredesk.ui.Texts;
import java.util.List;
import java.util.function.Consumer;

/** What an empty conversation shows: a greeting and ways to begin. */
final class Welcome extends Div {

    private static final List<String> STARTERS = List.of("starter.1", "starter.2", "starter.3", "starter.4");

    Welcome(Consumer<String> send) {
        addClassName("welcome");
        Div starters = new Div();
        starters.addClassName("starters");
        STARTERS.stream().map(Texts::text).forEach(text -> {
            NativeButton starter = new NativeButton(text, click -> send.accept(text));
            starter.addClassName("starter");
            starter.getElement().setAttribute("data-testid", "starter");
            starters.add(starter);
        });
        add(new H2(Texts.text("welcome.title")), new Paragraph(Texts.text("welcome.text")), starters);
    }
}
