package org.gatehouse.shell;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.AccessDeniedException;

/**
 * A service refused what a page asked it for, although the page itself was open: a group was lost in between, or the page
 * offers more than everybody may do who opens it.
 */
@ParentLayout(MainLayout.class)
class RefusedPage extends ErrorPage implements HasErrorParameter<AccessDeniedException> {

    private static final Logger log = LoggerFactory.getLogger(RefusedPage.class);

    RefusedPage() {
        super(
                403,
                "You may not do that",
                "You are signed in, but that is kept for certain groups. If you could do it before, your groups have been"
                        + " changed: ask an administrator.");
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<AccessDeniedException> parameter) {
        log.info(
                "A page asked for something that is not open to its person: {}",
                parameter.getException().getMessage());
        add(wayBack());
        return HttpServletResponse.SC_FORBIDDEN;
    }
}
