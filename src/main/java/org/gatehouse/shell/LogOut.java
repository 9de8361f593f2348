package org.gatehouse.shell;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.server.VaadinServletRequest;
import org.springframework.security.web.csrf.CsrfToken;

/** A plain HTML form, so that leaving is a request of the browser's own and ends at the identity provider. */
@Tag("form")
final class LogOut extends HtmlContainer {

    LogOut() {
        VaadinServletRequest request = VaadinServletRequest.getCurrent();
        getElement().setAttribute("method", "post");
        getElement().setAttribute("action", request.getContextPath() + "/logout");
        var button = new NativeButton("Log Out");
        button.getElement().setAttribute("type", "submit");
        button.addClassNames("button", "quiet");
        if (request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) {
            button.getElement().setAttribute("name", token.getParameterName());
            button.getElement().setAttribute("value", token.getToken());
        }
        add(button);
    }
}
