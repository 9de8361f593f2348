package org.gatehouse.shell;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import jakarta.servlet.http.HttpServletResponse;
import org.gatehouse.access.Page;
import org.gatehouse.access.ServiceForbidden;
import org.gatehouse.uikit.Words;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * As {@link RefusedPage}, where what was refused goes with a page: that one says who may. Vaadin finds the pages for
 * failures behind others by their exact class, so this one has a page of its own.
 */
@ParentLayout(MainLayout.class)
class RefusedByRulePage extends ErrorPage implements HasErrorParameter<ServiceForbidden> {

    private static final Logger log = LoggerFactory.getLogger(RefusedByRulePage.class);

    private final transient WhyClosed closed;

    RefusedByRulePage(WhyClosed closed) {
        super(403, "You may not do that", "You are signed in, but that is kept for certain groups.");
        this.closed = closed;
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<ServiceForbidden> parameter) {
        var why = parameter.getException().why();
        Page page = why.page();
        log.info("A page asked for something that is open with /{} and not to its person", page.route());
        add(new Paragraph("It goes with the page " + Words.named(page.title()) + "."));
        add(closed.inWords(why, page.path()));
        add(wayBack());
        return HttpServletResponse.SC_FORBIDDEN;
    }
}
