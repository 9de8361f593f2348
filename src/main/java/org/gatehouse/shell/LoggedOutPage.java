package org.gatehouse.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.gatehouse.uikit.Links;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;

/** The session ended while a page was being opened or used. Nothing starts by itself: the person may have logged out. */
@ParentLayout(MainLayout.class)
class LoggedOutPage extends ErrorPage implements HasErrorParameter<AuthenticationCredentialsNotFoundException> {

    private static final Logger log = LoggerFactory.getLogger(LoggedOutPage.class);

    LoggedOutPage() {
        super(401, "You are not logged in any more", "Your session has ended. Log in again to go on.");
    }

    @Override
    public int setErrorParameter(
            BeforeEnterEvent event, ErrorParameter<AuthenticationCredentialsNotFoundException> parameter) {
        log.info("A page asked for something after its session had ended");
        String page = "/" + event.getLocation().getPathWithQueryParameters();
        String logIn = "/login?continue=" + URLEncoder.encode(page, StandardCharsets.UTF_8);
        var row = new Div(Links.document(logIn, "Log In", "button", "primary"));
        row.addClassName("buttons");
        add(row);
        return HttpServletResponse.SC_UNAUTHORIZED;
    }
}
