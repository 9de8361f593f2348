package org.gatehouse.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Paragraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.gatehouse.access.Explanation;
import org.gatehouse.session.CurrentUser;
import org.gatehouse.session.SignedInUser;
import org.gatehouse.uikit.Badges;
import org.gatehouse.uikit.Card;
import org.gatehouse.uikit.Facts;
import org.gatehouse.uikit.Notice;
import org.springframework.beans.factory.ObjectProvider;

/** Says why a page is closed to the person signed in: which groups may, who they are, and what they can do about it. */
@org.springframework.stereotype.Component
class WhyClosed {

    private final CurrentUser currentUser;
    private final ObjectProvider<Remedy> remedies;

    WhyClosed(CurrentUser currentUser, ObjectProvider<Remedy> remedies) {
        this.currentUser = currentUser;
        this.remedies = remedies;
    }

    /** @param path of the page, without a leading slash */
    List<Component> inWords(Explanation why, String path) {
        var words = new ArrayList<Component>();
        if (why.changedByAdministrator()) {
            words.add(Notice.hint("An administrator has changed who may open this page."));
        }
        why(why.openTo()).ifPresent(sentence -> words.add(Notice.hint(sentence)));
        words.add(openTo(why.openTo()));
        currentUser.get().ifPresent(user -> words.add(you(user)));
        // A bearer token opens no pages: only who has signed in can do something about it.
        if (currentUser.signIn().isPresent()) {
            remedies.forEach(remedy -> words.add(remedy.against(path)));
        }
        return words;
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
