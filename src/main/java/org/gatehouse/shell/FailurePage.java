package org.gatehouse.shell;

import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Something broke here. The page tells nothing about it but a reference, with which the log tells the rest. */
@ParentLayout(MainLayout.class)
class FailurePage extends ErrorPage implements HasErrorParameter<Exception> {

    private static final Logger log = LoggerFactory.getLogger(FailurePage.class);

    FailurePage() {
        super(500, "Something went wrong", "This is our mistake, not yours. Trying again in a moment may help.");
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        String reference = UUID.randomUUID().toString().substring(0, 8);
        log.error("Failure {} while opening a page", reference, parameter.getException());
        add(new Paragraph("If you report it, please give this reference:"), new Code(reference), wayBack());
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }
}
