package dev.caredesk.ui.history;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import dev.caredesk.api.ConversationView;
import dev.caredesk.ui.Texts;
import dev.caredesk.ui.api.ApiFailure;
import dev.caredesk.ui.chat.Conversation;
import java.io.ByteArrayInputStream;
import java.util.Locale;

/** What can be done with a conversation of the history: another title, a file of it, and its end. */
final class HistoryDialog extends Dialog {

    private static final int LONGEST_TITLE = 120;

    private enum Format {
        MARKDOWN("md", "text/markdown;charset=utf-8"),
        JSON("json", "application/json");

        private final String ending;
        private final String type;

        Format(String ending, String type) {
            this.ending = ending;
            this.type = type;
        }
    }

    private final ConversationView view;
    private final Conversation conversation;
    private final HistoryClient client;
    private final Runnable changed;
    private final TextField title = new TextField(Texts.text("history.title"));
    private final Div problem = new Div();
    private final Div ending = new Div();

    /**
     * Creates it.
     *
     * @param changed runs when the list has to be read anew
     */
    HistoryDialog(ConversationView view, Conversation conversation, HistoryClient client, Runnable changed) {
        this.view = view;
        this.conversation = conversation;
        this.client = client;
        this.changed = changed;
        addClassName("history-dialog");
        setHeaderTitle(Texts.text("history.dialog"));
        problem.addClassName("message");
        problem.getElement().setAttribute("role", "alert");
        problem.getElement().setAttribute("data-testid", "history-problem");
        problem.setVisible(false);
        ending.addClassName("ending");
        offerDelete();
        add(naming(), files(), ending, problem);
        Button close = new Button(Texts.text("history.close"), click -> close());
        close.addThemeVariants(ButtonVariant.TERTIARY);
        getFooter().add(close);
    }

    private Div naming() {
        title.setValue(view.title());
        title.setMaxLength(LONGEST_TITLE);
        title.setWidthFull();
        title.getElement().setAttribute("data-testid", "history-title");
        Button save = new Button(Texts.text("history.rename"), click -> rename());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.getElement().setAttribute("data-testid", "history-rename");
        title.addKeyPressListener(Key.ENTER, pressed -> rename());
        Div naming = new Div(title, save);
        naming.addClassName("naming");
        return naming;
    }

    private void rename() {
        String wanted = title.getValue().strip();
        if (wanted.isEmpty()) {
            title.setInvalid(true);
            title.setErrorMessage(Texts.text("history.title-missing"));
            title.focus();
            return;
        }
        HistoryCalls.command(() -> client.rename(conversation.visitor(), view.id(), wanted), this::done, this::fail);
    }

    private Div files() {
        Div files = new Div(new Span(Texts.text("history.save")), file(Format.MARKDOWN), file(Format.JSON));
        files.addClassName("files");
        return files;
    }

    private Anchor file(Format format) {
        String name = format.name().toLowerCase(Locale.ROOT);
        Anchor link = new Anchor(download(format, name), Texts.text("history.save." + name));
        link.addClassName("button-link");
        link.getElement().setAttribute("data-testid", "history-save-" + name);
        return link;
    }

    /** The page fetches the file with the visitor's secret, so that the download's address carries none. */
    private DownloadHandler download(Format format, String name) {
        String visitor = conversation.visitor();
        return DownloadHandler.fromInputStream(download -> {
            try {
                byte[] file = client.export(visitor, view.id(), name);
                return new DownloadResponse(
                        new ByteArrayInputStream(file), "conversation." + format.ending, format.type, file.length);
            } catch (ApiFailure failure) {
                return DownloadResponse.error(
                        failure.problem().map(refused -> refused.status()).orElse(503));
            }
        });
    }

    private void offerDelete() {
        Button delete = new Button(Texts.text("history.delete"), click -> askWhetherToDelete());
        delete.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.ERROR);
        delete.getElement().setAttribute("data-testid", "history-delete");
        ending.removeAll();
        ending.add(delete);
    }

    private void askWhetherToDelete() {
        Span question = new Span(Texts.text("history.delete-sure"));
        Button delete = new Button(Texts.text("history.delete-yes"), click -> delete());
        delete.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.ERROR);
        delete.setDisableOnClick(true);
        delete.getElement().setAttribute("data-testid", "history-delete-yes");
        Button keep = new Button(Texts.text("history.delete-no"), click -> offerDelete());
        ending.removeAll();
        ending.add(question, delete, keep);
        keep.focus();
    }

    private void delete() {
        HistoryCalls.command(
                () -> client.delete(conversation.visitor(), view.id()),
                () -> {
                    if (conversation.id().filter(view.id()::equals).isPresent()) {
                        conversation.startOver();
                    }
                    done();
                },
                failure -> {
                    offerDelete();
                    fail(failure);
                });
    }

    private void done() {
        close();
        changed.run();
    }

    private void fail(ApiFailure failure) {
        problem.setText(failure.sentence());
        problem.setVisible(true);
    }
}
