package dev.caredesk.ui.chat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import dev.caredesk.ui.Texts;
import dev.caredesk.ui.api.ApiFailure;

/** Asks who the patient is, or shows who is identified, with a way to say "Not me". */
public final class IdentityDialog extends Dialog {

    private final Conversation conversation;
    private final IdentityForm form = new IdentityForm();
    private final Button submit = new Button(Texts.text("identity.submit"), click -> submit());
    private final Button cancel = new Button(Texts.text("identity.cancel"), click -> decline());

    /** Creates the dialog, closed. */
    public IdentityDialog(Conversation conversation) {
        this.conversation = conversation;
        addClassName("identity");
        setWidth("26rem");
        submit.addThemeVariants(ButtonVariant.PRIMARY);
        submit.setDisableOnClick(true);
        submit.getElement().setAttribute("data-testid", "identity-submit");
        cancel.getElement().setAttribute("data-testid", "identity-cancel");
        addOpenedChangeListener(change -> {
            if (!change.isOpened() && change.isFromClient()) {
                conversation.identificationDeclined();
            }
        });
    }

    private void decline() {
        conversation.identificationDeclined();
        close();
    }

    @Override
    public void open() {
        removeAll();
        getFooter().removeAll();
        form.clearProblem();
        conversation.identifiedAs().ifPresentOrElse(this::showWho, this::askWho);
        super.open();
    }

    private void askWho() {
        setHeaderTitle(Texts.text("identity.title"));
        submit.setEnabled(true);
        add(new Paragraph(Texts.text("identity.why")), form);
        getFooter().add(cancel, submit);
        form.focus();
    }

    private void showWho(String patient) {
        setHeaderTitle(Texts.text("identity.known-title"));
        Button notMe = new Button(Texts.text("identity.not-me"), click -> {
            conversation.notMe();
            form.clear();
            close();
        });
        notMe.getElement().setAttribute("data-testid", "not-me");
        Button keep = new Button(Texts.text("identity.keep"), click -> close());
        keep.addThemeVariants(ButtonVariant.PRIMARY);
        add(new Paragraph(Texts.text("identity.known", patient)));
        getFooter().add(notMe, keep);
    }

    private void submit() {
        UI ui = UI.getCurrent();
        form.read()
                .ifPresentOrElse(
                        who -> conversation.identify(
                                who, () -> ui.access(this::succeed), failure -> ui.access(() -> fail(failure))),
                        () -> submit.setEnabled(true));
    }

    private void succeed() {
        form.clear();
        close();
    }

    private void fail(ApiFailure failure) {
        submit.setEnabled(true);
        form.explain(failure);
    }
}
