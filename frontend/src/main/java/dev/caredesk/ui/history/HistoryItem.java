package dev.caredesk.ui.history;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.caredesk.api.ConversationView;
import dev.caredesk.ui.Texts;
import dev.caredesk.ui.chat.ClinicTime;
import java.util.function.Consumer;

/** One conversation of the list: its title and day, to open it, and a button for what else can be done with it. */
final class HistoryItem extends ListItem {

    private final ClinicTime time;
    private final Span title = new Span();
    private final Span day = new Span();
    private final NativeButton choose = new NativeButton();
    private final Button more = new Button(VaadinIcon.ELLIPSIS_DOTS_V.create());
    private ConversationView view;

    HistoryItem(
            ConversationView view,
            ClinicTime time,
            Consumer<ConversationView> opened,
            Consumer<ConversationView> options) {
        this.view = view;
        this.time = time;
        title.addClassName("title");
        day.addClassName("day");
        choose.add(title, day);
        choose.addClickListener(click -> opened.accept(this.view));
        choose.getElement().setAttribute("data-testid", "history-open");
        more.addClickListener(click -> options.accept(this.view));
        more.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        more.getElement().setAttribute("data-testid", "history-options");
        add(choose, more);
    }

    String id() {
        return view.id();
    }

    /** Shows the conversation as it is now, in the same place, so that whoever is there with the keyboard stays there. */
    void show(ConversationView now, boolean open) {
        view = now;
        title.setText(now.title());
        day.setText(time.day(now.updatedAt(), now.zone()));
        more.setAriaLabel(Texts.text("history.options", now.title()));
        if (open) {
            choose.getElement().setAttribute("aria-current", "true");
        } else {
            choose.getElement().removeAttribute("aria-current");
        }
    }
}
