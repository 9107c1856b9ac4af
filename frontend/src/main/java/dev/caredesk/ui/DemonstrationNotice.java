package dev.caredesk.ui;

import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.VaadinRequest;

/** Tells that this is no place for real patients, as long as the browser's connection is not encrypted. */
public final class DemonstrationNotice extends Section {

    /** Creates it for the current request. */
    public DemonstrationNotice() {
        super(new Span(Texts.text("notice.demonstration")));
        addClassName("notice");
        setAriaLabel(Texts.text("notice.label"));
        setVisible(!PageSecurity.isEncrypted(VaadinRequest.getCurrent()));
    }
}
