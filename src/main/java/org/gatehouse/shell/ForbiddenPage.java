package org.gatehouse.shell;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import java.util.TreeSet;
import org.gatehouse.access.PageForbidden;
import org.gatehouse.session.CurrentUser;
import org.gatehouse.session.SignedInUser;
import org.gatehouse.uikit.Badges;
import org.gatehouse.uikit.Card;
import org.gatehouse.uikit.Facts;

/** The person signed in may not open the page: which groups may, and who they are themselves. */
@ParentLayout(MainLayout.class)
class ForbiddenPage extends ErrorPage implements HasErrorParameter<PageForbidden> {

    private final transient CurrentUser currentUser;

    ForbiddenPage(CurrentUser currentUser) {
        super(403, "This page is not open to you", "You are signed in, but this page is kept for certain groups.");
        this.currentUser = currentUser;
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<PageForbidden> parameter) {
        add(openTo(parameter.getException().openTo()));
        currentUser.get().ifPresent(user -> add(you(user)));
        add(wayBack());
        return HttpServletResponse.SC_FORBIDDEN;
    }

    private static Card openTo(Set<String> groups) {
        return groups.isEmpty()
                ? new Card("Open to", new Paragraph("Nobody at present. An administrator can change that."))
                : new Card("Open to", new Badges(new TreeSet<>(groups)));
    }

    private static Card you(SignedInUser user) {
        var facts = new Facts().with("Signed in as", user.name()).with("E-mail", user.email());
        return user.groups().isEmpty()
                ? new Card("You", facts.with("Groups", "None"))
                : new Card("You", facts.with("Groups", user.groups()));
    }
}
