package org.gatehouse.users;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.internal.UrlUtil;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import java.util.Optional;
import org.gatehouse.access.Audience;
import org.gatehouse.access.OpenTo;
import org.gatehouse.administration.GroupAdministration;
import org.gatehouse.administration.UserAdministration;
import org.gatehouse.administration.UserDetails;
import org.gatehouse.console.NoDirectory;
import org.gatehouse.console.Retries;
import org.gatehouse.directory.Capabilities;
import org.gatehouse.uikit.Awaited;
import org.gatehouse.uikit.Card;
import org.gatehouse.uikit.Links;
import org.gatehouse.uikit.Notice;
import org.gatehouse.uikit.Page;
import org.gatehouse.uikit.StoredCard;
import org.jspecify.annotations.Nullable;

/** One user: profile, account, groups, live sessions and what was changed lately. */
@Route(UserView.PATH)
@PageTitle("User · Gatehouse")
@OpenTo(Audience.ADMINISTRATORS)
class UserView extends Page implements AfterNavigationObserver {

    static final String PATH = UsersView.PATH + "/:id";

    private final transient UserAdministration users;
    private final transient GroupAdministration groups;
    private final transient Awaited reading = Awaited.question(this);
    private final Div badge = new Div();
    private final Div trouble = new Div();
    private final Div body = new Div();
    private @Nullable Content content;
    private final Retries retries;
    private String id = "";
    private String toDo = "";

    UserView(UserAdministration users, GroupAdministration groups) {
        super("User");
        this.users = users;
        this.groups = groups;
        this.retries = new Retries(users.capabilities().map(Capabilities::name).orElse("The user directory"));
        trouble.getElement().setAttribute("role", "status");
        addClassName("wide");
        badge.addClassName("badges");
        body.addClassName("stack");
        addComponentAsFirst(Links.view(UsersView.PATH, "All users", "back"));
        add(badge, trouble, body);
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        id = event.getRouteParameters().get("id").orElse("");
        toDo = event.getLocation()
                .getQueryParameters()
                .getSingleParameter(UserLink.DO)
                .orElse("");
        users.capabilities().ifPresentOrElse(this::begin, () -> body.add(NoDirectory.card(users.directorySetup())));
    }

    private void begin(Capabilities capabilities) {
        body.removeAll();
        body.add(new Skeleton());
        content = null;
        load(capabilities);
    }

    private void load(Capabilities capabilities) {
        reading.await(users.details(id), found -> show(capabilities, found), failure -> {
            body.getChildren().filter(Skeleton.class::isInstance).forEach(body::remove);
            trouble.removeAll();
            trouble.add(retries.after(failure, () -> load(capabilities)), Meanwhile.hint());
        });
    }

    private void show(Capabilities capabilities, Optional<UserDetails> found) {
        trouble.removeAll();
        retries.over();
        if (found.isEmpty()) {
            gone();
            return;
        }
        UserDetails details = found.get();
        heading.setText(details.user().name());
        badge.removeAll();
        badge.add(StatusBadge.of(details.user()));
        if (content == null) {
            body.removeAll();
            content = new Content(capabilities);
            body.add(content);
        }
        content.show(details);
        comeBack(content, details);
    }

    /** Reloading the page must not ask again. */
    private void comeBack(Content shown, UserDetails details) {
        String asked = toDo;
        toDo = "";
        if (asked.isEmpty()) {
            return;
        }
        getUI().ifPresent(ui -> ui.getPage().getHistory().replaceState(null, UserLink.to(id)));
        if (asked.equals(UserLink.LOG_OUT)) {
            shown.changes.askToLogOut(details.user());
        }
        MembershipAsked.in(asked).ifPresent(group -> shown.changes.askAgain(details.user(), group));
        details.actions().stream()
                .filter(action -> action.name().equals(asked) && !AccountCard.isRefused(details, action))
                .findFirst()
                .ifPresent(action -> shown.changes.ask(details.user(), action, true));
    }

    private void gone() {
        boolean wasThere = content != null;
        Div said = content == null ? new Div() : content.changes;
        content = null;
        badge.removeAll();
        body.removeAll();
        if (wasThere) {
            body.add(said, Notice.hint("This user does not exist any more."));
        } else {
            heading.setText("No such user");
            body.add(new Paragraph(
                    "There is no user with this id. They may have been deleted, or the link may be wrong."));
        }
        body.add(Links.view(UsersView.PATH, "Show all users", "button"));
    }

    /** Grey lines. */
    private static final class Skeleton extends Div {
        Skeleton() {
            addClassName("skeleton");
            getElement().setAttribute("aria-busy", "true");
        }
    }

    /** What there is of a user who exists. */
    private final class Content extends Div {

        private final Capabilities capabilities;
        private final AccountChanges changes;
        private final ProfileCard profile;
        private final Div side = new Div();
        private final Div below = new Div();
        private @Nullable AccountCard account;
        private @Nullable MembershipCard membership;

        Content(Capabilities capabilities) {
            this.capabilities = capabilities;
            Runnable reload = () -> load(capabilities);
            this.changes = new AccountChanges(
                    users, groups, capabilities.deliveries(), capabilities.name(), this::running, reload);
            this.profile = new ProfileCard(users, capabilities, saved -> reload.run(), UserView.this::gone);
            side.addClassName("stack");
            below.addClassName("stack");
            var columns = new Div(new Div(profile, below), side);
            columns.getChildren().findFirst().ifPresent(main -> main.addClassName("stack"));
            columns.addClassNames("columns", "wide-first");
            addClassName("stack");
            add(changes, columns);
            Handed.take(changes.outcome());
        }

        private void show(UserDetails details) {
            var user = details.user();
            profile.show(user);
            account = new AccountCard(details, action -> changes.ask(user, action, false));
            membership = new MembershipCard(
                    capabilities.name(),
                    groups,
                    details,
                    (group, member) -> changes.askToChangeGroup(user, group, member));
            side.removeAll();
            side.add(account, membership, pages());
            below.removeAll();
            below.add(
                    new StoredCard(
                            LiveSessionsCard.TITLE,
                            () -> LiveSessionsCard.of(users.sessionsOf(id), () -> changes.askToLogOut(user))),
                    new StoredCard(HistoryCard.TITLE, () -> HistoryCard.of(users.historyOf(id), id)));
        }

        private Card pages() {
            String user = UrlUtil.encodeURIComponent(id);
            var buttons = new Div(
                    Links.view("admin/pages/why?user=" + user, "What may they open, and why?", "button"),
                    Links.view("admin/preview?as=user:" + user, "Preview as this user", "button"));
            buttons.addClassName("buttons");
            return new Card("Pages", buttons);
        }

        private void running(boolean running) {
            if (account != null && membership != null) {
                account.running(running);
                membership.running(running);
            }
        }
    }
}
