package org.gatehouse.shell;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Input;
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
            add(hidden(token));
        }
        add(button);
    }

    private static Input hidden(CsrfToken token) {
        var field = new Input();
        field.setType("hidden");
        field.getElement().setAttribute("name", token.getParameterName());
        field.getElement().setAttribute("value", token.getToken());
        return field;
    }
}
