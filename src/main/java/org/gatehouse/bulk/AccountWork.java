package org.gatehouse.bulk;

import static org.gatehouse.bulk.Work.answer;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.gatehouse.administration.Approval;
import org.gatehouse.administration.Refused;
import org.gatehouse.administration.UserAdministration;
import org.gatehouse.administration.UserDetails;
import org.gatehouse.directory.Delivery;
import org.gatehouse.directory.User;
import org.gatehouse.directory.UserAction;
import org.gatehouse.directory.UserStatus;
import org.jspecify.annotations.Nullable;

/** Does one thing with each account. */
final class AccountWork implements Work {

    private final UserAdministration users;
    private final RunKind kind;
    private final UserAction action;
    private final @Nullable Approval approval;

    /** @param approval for what takes access; null for the rest, and for a dry run */
    AccountWork(UserAdministration users, RunKind kind, @Nullable Approval approval) {
        this.users = users;
        this.kind = kind;
        this.action = Objects.requireNonNull(kind.action());
        this.approval = approval;
    }

    @Override
    public Found look(Item item) {
        Optional<UserDetails> details = answer(users.details(item.target()));
        return details.isPresent() ? found(details.get()) : Found.without(gone(item));
    }

    private Plan gone(Item item) {
        return kind == RunKind.DELETE
                ? Plan.nothing(item.name(), "There is no such user any more.")
                : Plan.error(item.name(), "There is no such user any more.");
    }

    private Found found(UserDetails details) {
        User user = details.user();
        String name = name(user);
        if (isSoAlready(user.status())) {
            return Found.without(Plan.nothing(name, "Is " + words(user.status()) + " already."));
        }
        if (details.self() && kind.takesAccess()) {
            return Found.without(Plan.error(name, Refused.Rule.OWN_ACCOUNT.sentence()));
        }
        if (!details.actions().contains(action)) {
            String first = kind == RunKind.DELETE ? " Deactivate first." : "";
            return Found.without(
                    Plan.error(name, "Not possible for a user who is " + words(user.status()) + "." + first));
        }
        Plan plan = Plan.change(name, Step.CHANGE, List.of(kind.words()));
        return Found.of(plan, () -> perform(user));
    }

    private void perform(User user) {
        answer(
                approval == null
                        ? users.perform(user, action, Delivery.MAIL)
                        : users.perform(approval, user, action, Delivery.MAIL));
    }

    /** Whether the status is the one that comes of it, so that it is not done twice. */
    private boolean isSoAlready(UserStatus status) {
        return switch (action) {
            case SUSPEND -> status == UserStatus.SUSPENDED;
            case UNSUSPEND, UNLOCK -> status == UserStatus.ACTIVE;
            case ACTIVATE, REACTIVATE -> status == UserStatus.ACTIVE || status == UserStatus.PROVISIONED;
            case DEACTIVATE -> status == UserStatus.DEPROVISIONED;
            case RESET_PASSWORD -> status == UserStatus.RECOVERY;
            case EXPIRE_PASSWORD -> status == UserStatus.PASSWORD_EXPIRED;
            case DELETE -> false;
        };
    }

    static String name(User user) {
        return user.name().equals(user.login()) ? user.login() : user.name() + " · " + user.login();
    }

    private static String words(UserStatus status) {
        return switch (status) {
            case DEPROVISIONED -> "deactivated";
            case PROVISIONED -> "invited";
            case RECOVERY -> "choosing a new password";
            case UNKNOWN -> "in a status that is not known here";
            default -> status.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        };
    }
}
