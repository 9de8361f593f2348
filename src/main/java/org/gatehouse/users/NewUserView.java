package org.gatehouse.users;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gatehouse.access.Audience;
import org.gatehouse.access.OpenTo;
import org.gatehouse.administration.GroupAdministration;
import org.gatehouse.administration.UserAdministration;
import org.gatehouse.console.Draft;
import org.gatehouse.console.NoDirectory;
import org.gatehouse.console.Problem;
import org.gatehouse.console.ProofQuestion;
import org.gatehouse.directory.Capabilities;
import org.gatehouse.directory.Delivery;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.directory.Done;
import org.gatehouse.directory.Group;
import org.gatehouse.directory.NewUser;
import org.gatehouse.directory.Profile;
import org.gatehouse.directory.User;
import org.gatehouse.session.AuthenticateAgain;
import org.gatehouse.uikit.Awaited;
import org.gatehouse.uikit.BrowserTime;
import org.gatehouse.uikit.Card;
import org.gatehouse.uikit.Choice;
import org.gatehouse.uikit.Form;
import org.gatehouse.uikit.Links;
import org.gatehouse.uikit.Notice;
import org.gatehouse.uikit.Outcome;
import org.gatehouse.uikit.Page;
import org.gatehouse.uikit.UnsavedGuard;
import org.gatehouse.uikit.Words;
import org.jspecify.annotations.Nullable;

/**
 * Makes a user in the directory, invited or staged. What was typed stays until that has worked, also while somebody is away to
 * prove who they are.
 */
@Route(NewUserView.PATH)
@PageTitle("New user · Gatehouse")
@OpenTo(Audience.ADMINISTRATORS)
class NewUserView extends Page implements BeforeLeaveObserver {

    static final String PATH = UsersView.PATH + "/new";

    private static final String STAGED = "STAGED";

    private final transient UserAdministration users;
    private final transient GroupAdministration groups;
    private final transient Awaited making = Awaited.change(this);
    private final Outcome outcome = new Outcome();

    /** All of it; as long as the fields take it, since only what has been checked is kept. */
    private record Typed(Profile profile, List<Group> groups, String invitation) {}

    NewUserView(UserAdministration users, GroupAdministration groups) {
        super("New user");
        this.users = users;
        this.groups = groups;
        addComponentAsFirst(Links.view(UsersView.PATH, "All users", "back"));
        users.capabilities()
                .ifPresentOrElse(
                        capabilities -> add(outcome, new Content(capabilities)),
                        () -> add(NoDirectory.card(users.directorySetup())));
    }

    /** Whoever goes elsewhere here, or is done, begins anew the next time. */
    @Override
    public void beforeLeave(BeforeLeaveEvent event) {
        Draft.forget(Typed.class);
    }

    /** What there is when there is a directory. */
    private final class Content extends Div {

        private final String directory;
        private final ProfileForm fields;
        private final Choice invitation;
        private final ChosenGroups chosen;
        private final NativeButton create = new NativeButton("Create user", click -> create());
        private final Form form;

        Content(Capabilities capabilities) {
            this.directory = capabilities.name();
            this.fields = new ProfileForm(capabilities, Set.of(), users::problems);
            this.invitation = new Choice("invitation", "First log-in", invitations(capabilities), value -> {});
            this.chosen = new ChosenGroups(capabilities.name(), groups);
            invitation.value(invitations(capabilities).keySet().iterator().next());
            create.addClassNames("button", "primary");
            var cancel = Links.view(UsersView.PATH, "Cancel", "button");
            var buttons = new Div(create, cancel);
            buttons.addClassName("buttons");
            form = new Form(
                    new Card("Profile", fields), new Card("Groups", chosen), new Card("Access", invitation), buttons);
            add(form);
            Draft.of(Typed.class).ifPresent(typed -> goOn(typed, invitations(capabilities)));
        }

        /** Nobody is made without a click: a page that is loaded changes nothing. */
        private void goOn(Typed typed, Map<String, String> offered) {
            fields.typeAgain(typed.profile());
            typed.groups().forEach(chosen::choose);
            if (offered.containsKey(typed.invitation())) {
                invitation.value(typed.invitation());
            }
            var hint = Notice.hint("Here is what you typed. Nobody has been made yet: press “Create user” to go on.");
            hint.setId("typed-before");
            form.addComponentAtIndex(form.getComponentCount() - 1, hint); // beside the button, which may be far down
            create.getElement().setAttribute("aria-describedby", "typed-before");
            create.focus();
        }

        private void create() {
            if (making.isUnderWay()) {
                return;
            }
            outcome.removeAll();
            fields.wanted().ifPresent(profile -> create(new NewUser(profile, chosen.ids(), delivery())));
        }

        private void create(NewUser user) {
            try {
                running(true);
                making.await(users.create(user), done -> made(user, done), this::failed);
            } catch (AuthenticateAgain again) {
                running(false);
                boolean comingBack = Draft.of(Typed.class).isPresent();
                Draft.keep(new Typed(user.profile(), chosen.groups(), invitation.value()));
                outcome.tell(Notice.hint(
                        "The link is handed out only to administrators who have just proved who they are. What you"
                                + " typed is kept meanwhile."));
                add(ProofQuestion.keeping(
                        "To hand out a link for " + Words.named(user.profile().name()), "/" + PATH, comingBack));
            }
        }

        private void made(NewUser wanted, Done done) {
            User user = done.user();
            UnsavedGuard.saved(form);
            if (user == null) {
                running(false);
                outcome.tellAndFocus(Notice.hint("The user has been made."));
                return;
            }
            var words = done.notInvited() == null
                    ? Notice.done(Words.named(user.name()) + " has been created" + afterwards(wanted.invite()))
                    : Notice.hint(Words.named(user.name()) + " has been created, but not all of the rest was done: "
                            + Problem.of(done.notInvited(), directory, BrowserTime.of(UI.getCurrent()))
                                    .sentence() + " Look at groups and status here, and invite again.");
            UI ui = UI.getCurrent();
            Handed.on(ui, done.link() == null ? words : new HandedLink(words, done.link()));
            ui.navigate(UserLink.to(user.id()));
        }

        private void failed(Throwable failure) {
            running(false);
            if (!(failure instanceof DirectoryException known && fields.blame(known))) {
                outcome.tellAndFocus(Notice.problem(Problem.of(failure, directory, BrowserTime.of(UI.getCurrent()))
                        .sentence()));
            }
        }

        private @Nullable Delivery delivery() {
            String value = invitation.value();
            return value.equals(STAGED) ? null : Delivery.valueOf(value);
        }

        private void running(boolean running) {
            create.setEnabled(!running);
            create.setText(running ? "Creating …" : "Create user");
        }
    }

    private static String afterwards(@Nullable Delivery invite) {
        return switch (invite) {
            case null -> " and waits for somebody to activate the account.";
            case MAIL -> ". The invitation is on its way by e-mail.";
            case LINK -> ".";
        };
    }

    private static Map<String, String> invitations(Capabilities capabilities) {
        var options = new LinkedHashMap<String, String>();
        if (capabilities.deliveries().contains(Delivery.MAIL)) {
            options.put(Delivery.MAIL.name(), "Invite by e-mail");
        }
        if (capabilities.deliveries().contains(Delivery.LINK)) {
            options.put(Delivery.LINK.name(), "Show me a link to hand on");
        }
        if (capabilities.staging() || options.isEmpty()) {
            options.put(STAGED, "Not yet: keep staged");
        }
        return options;
    }
}
