package org.gatehouse.shell;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import jakarta.servlet.http.HttpServletResponse;
import org.gatehouse.access.PageForbidden;

/** The person signed in may not open the page: which groups may, and who they are themselves. */
@ParentLayout(MainLayout.class)
class ForbiddenPage extends ErrorPage implements HasErrorParameter<PageForbidden> {

    private final transient WhyClosed closed;

    ForbiddenPage(WhyClosed closed) {
        super(403, "This page is not open to you", "You are signed in, but this page is kept for certain groups.");
        this.closed = closed;
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<PageForbidden> parameter) {
        add(closed.inWords(parameter.getException().why(), event.getLocation().getPath()));
        add(wayBack());
        return HttpServletResponse.SC_FORBIDDEN;
    }
}
