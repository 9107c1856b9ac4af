package dev.caredesk.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.VaadinRequest;
import dev.caredesk.api.StatusView;
import dev.caredesk.ui.api.ApiClient;
import dev.caredesk.ui.api.ApiRequest;
import dev.caredesk.ui.schedule.Lookup;

/**
 * Tells that this is no place for real patients, as long as the browser's connection is not encrypted; and whoever tries
 * it out, why another model answers than the chosen one.
 */
public final class DemonstrationNotice extends Section {

    private final ApiClient backend;
    private final Lookup lookup = new Lookup();
    private final Span model = new Span();

    /** Creates it for the current request. */
    public DemonstrationNotice(ApiClient backend) {
        super(new Span(Texts.text("notice.demonstration")));
        this.backend = backend;
        model.setId("notice-model");
        add(model);
        addClassName("notice");
        setAriaLabel(Texts.text("notice.label"));
        setVisible(!PageSecurity.isEncrypted(VaadinRequest.getCurrent()));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        if (isVisible()) {
            lookup.ask(this, () -> backend.read(ApiRequest.get("status"), StatusView.class), this::tell, failure -> {});
        }
    }

    private void tell(StatusView status) {
        model.setText(status.reason() == null ? "" : status.reason());
    }
}
