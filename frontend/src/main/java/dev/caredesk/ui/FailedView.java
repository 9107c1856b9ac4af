package dev.caredesk.ui;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import org.jboss.logging.Logger;

/** What is shown when a page could not be made. The log gets the reason, without the address: a link's holds a secret. */
public class FailedView extends ErrorPage implements HasErrorParameter<Exception> {

    private static final Logger LOG = Logger.getLogger(FailedView.class);
    private static final int FAILED = 500;

    /** Creates it. */
    public FailedView() {
        super("failed");
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        LOG.error("A page could not be made", parameter.getException());
        return FAILED;
    }
}
