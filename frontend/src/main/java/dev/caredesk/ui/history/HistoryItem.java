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

/** One conversation of the list: its title and day, to open it, and a button for what else can be done with it. */
final class HistoryItem extends ListItem {

    HistoryItem(ConversationView view, ClinicTime time, boolean open, Runnable opened, Runnable options) {
        Span title = new Span(view.title());
        title.addClassName("title");
        Span day = new Span(Texts.text(
                "history.when", time.day(view.updatedAt(), view.zone()), time.time(view.updatedAt(), view.zone())));
        day.addClassName("day");
        NativeButton choose = new NativeButton();
        choose.add(title, day);
        choose.addClickListener(click -> opened.run());
        choose.getElement().setAttribute("data-testid", "history-open");
        if (open) {
            choose.getElement().setAttribute("aria-current", "true");
        }
        Button more = new Button(VaadinIcon.ELLIPSIS_DOTS_V.create(), click -> options.run());
        more.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        more.setAriaLabel(Texts.text("history.options", view.title()));
        more.getElement().setAttribute("data-testid", "history-options");
        add(choose, more);
    }
}
