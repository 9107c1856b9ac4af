package dev.caredesk.ui;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;

/** What an address shows that leads nowhere. */
public class NotFoundView extends ErrorPage implements HasErrorParameter<NotFoundException> {

    private static final int NOT_FOUND = 404;

    /** Creates it. */
    public NotFoundView() {
        super("not-found");
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
        return NOT_FOUND;
    }
}
