package org.gatehouse.shell;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.gatehouse.access.PageForbidden;
import org.gatehouse.session.CurrentUser;
import org.gatehouse.session.SignedInUser;
import org.gatehouse.uikit.Badges;
import org.gatehouse.uikit.Card;
import org.gatehouse.uikit.Facts;
import org.gatehouse.uikit.Notice;
import org.springframework.beans.factory.ObjectProvider;

/** The person signed in may not open the page: which groups may, and who they are themselves. */
@ParentLayout(MainLayout.class)
class ForbiddenPage extends ErrorPage implements HasErrorParameter<PageForbidden> {

    private final transient CurrentUser currentUser;
    private final transient ObjectProvider<Remedy> remedies;

    ForbiddenPage(CurrentUser currentUser, ObjectProvider<Remedy> remedies) {
        super(403, "This page is not open to you", "You are signed in, but this page is kept for certain groups.");
        this.currentUser = currentUser;
        this.remedies = remedies;
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<PageForbidden> parameter) {
        Set<String> openTo = parameter.getException().openTo();
        if (parameter.getException().why().changedByAdministrator()) {
            add(Notice.hint("An administrator has changed who may open this page."));
        }
        why(openTo).ifPresent(sentence -> add(Notice.hint(sentence)));
        add(openTo(openTo));
        currentUser.get().ifPresent(user -> add(you(user)));
        // A bearer token opens no pages: only who has signed in can do something about it.
        if (currentUser.signIn().isPresent()) {
            String path = event.getLocation().getPath();
            remedies.forEach(remedy -> add(remedy.against(path)));
        }
        add(wayBack());
        return HttpServletResponse.SC_FORBIDDEN;
    }

    /** What else there is to say than that it is kept for others. */
    private Optional<String> why(Set<String> openTo) {
        return currentUser.signIn().flatMap(signIn -> {
            var lost = new TreeSet<>(signIn.lostGroups());
            lost.retainAll(openTo);
            if (!lost.isEmpty()) {
                return Optional.of(
                        "You could open it before: you are not in " + String.join(", ", lost) + " any more.");
            }
            return signIn.user().groupsKnown()
                    ? Optional.empty()
                    : Optional.of("Your groups could not be read, so you may be in one of these all the same. "
                            + "Try again in a minute; if it stays like this, tell an administrator.");
        });
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
