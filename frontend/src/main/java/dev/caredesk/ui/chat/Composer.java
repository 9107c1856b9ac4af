package dev.caredesk.ui.chat;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Footer;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.caredesk.api.QueryRequest;
import dev.caredesk.ui.Texts;

/** The place to write. Enter sends, Shift+Enter begins a new line; the button stops while an answer comes. */
final class Composer extends Footer {

    private static final int TELL_LENGTH_FROM = QueryRequest.MAX_INPUT_LENGTH - 500;

    private final Conversation conversation;
    private int beginnings;
    private final TextArea input = new TextArea();
    private final Button send = new Button(VaadinIcon.ARROW_UP.create());
    private final Button stop = new Button(VaadinIcon.STOP.create());

    Composer(Conversation conversation) {
        this.conversation = conversation;
        beginnings = conversation.beginnings();
        addClassName("composer");
        input.setId("message-input");
        input.setAriaLabel(Texts.text("composer.label"));
        input.setPlaceholder(Texts.text("composer.placeholder"));
        input.setMinRows(1);
        input.setMaxRows(8);
        input.setValueChangeMode(ValueChangeMode.LAZY);
        input.addValueChangeListener(change -> tellLength(change.getValue()));
        send.setId("send");
        send.setAriaLabel(Texts.text("composer.send"));
        send.addThemeVariants(ButtonVariant.PRIMARY);
        send.addClickListener(click -> submit());
        stop.setId("stop");
        stop.setAriaLabel(Texts.text("composer.stop"));
        stop.addClickListener(click -> {
            conversation.stop();
            input.focus();
        });
        Div box = new Div(input, send, stop);
        box.addClassName("composer-box");
        Span keys = new Span(Texts.text("composer.keys"));
        keys.addClassName("keys");
        Div hint = new Div(new Span(Texts.text("composer.hint")), keys);
        hint.addClassName("hint");
        add(box, hint);
        refresh();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        input.getElement().executeJs("window.careDesk.sendOnEnter(this, $0)", send.getElement());
        input.getElement().executeJs("window.careDesk.keepDraft(this)");
        input.focus();
    }

    void refresh() {
        send.setVisible(!conversation.isAnswering());
        stop.setVisible(conversation.isAnswering());
        if (beginnings != conversation.beginnings()) {
            beginnings = conversation.beginnings();
            input.clear();
        }
    }

    private void submit() {
        String text = input.getValue();
        if (conversation.send(text)) {
            input.clear();
            input.focus();
        }
    }

    private void tellLength(String text) {
        boolean tooLong = text.length() > QueryRequest.MAX_INPUT_LENGTH;
        String length = Texts.text("composer.length", text.length(), QueryRequest.MAX_INPUT_LENGTH);
        input.setInvalid(tooLong);
        input.setErrorMessage(
                tooLong ? Texts.text("composer.too-long", text.length(), QueryRequest.MAX_INPUT_LENGTH) : "");
        input.setHelperText(text.length() > TELL_LENGTH_FROM && !tooLong ? length : "");
        send.setEnabled(!tooLong);
    }
}
