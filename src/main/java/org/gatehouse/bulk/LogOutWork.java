package org.gatehouse.bulk;

import static org.gatehouse.bulk.Work.answer;

import java.util.List;
import org.gatehouse.administration.Approval;
import org.gatehouse.administration.LoggedOutHereOnly;
import org.gatehouse.administration.UserAdministration;
import org.gatehouse.administration.UserDetails;
import org.gatehouse.directory.User;
import org.jspecify.annotations.Nullable;

/** Logs each user out, here and at the provider. Whoever started it keeps their sessions: the run goes with them. */
final class LogOutWork implements Work {

    private final UserAdministration users;
    private final @Nullable Approval approval;

    /** @param approval null for a dry run */
    LogOutWork(UserAdministration users, @Nullable Approval approval) {
        this.users = users;
        this.approval = approval;
    }

    @Override
    public Found look(Item item) {
        return answer(users.details(item.target()))
                .map(this::found)
                .orElseGet(() -> Found.without(Plan.error(item.name(), "There is no such user any more.")));
    }

    private Found found(UserDetails details) {
        String name = AccountWork.name(details.user());
        if (details.self()) {
            return Found.without(
                    Plan.error(name, "This is your own account, and the run would end with your session."));
        }
        Plan plan = Plan.change(name, Step.CHANGE, List.of(RunKind.LOG_OUT.words()));
        return Found.of(plan, () -> logOut(details.user()));
    }

    /** What the directory said decides whether the run waits and tries again; here, there is nothing left to end then. */
    private void logOut(User user) {
        try {
            answer(users.endSessions(approval, user));
        } catch (LoggedOutHereOnly half) {
            throw half.failure();
        }
    }
}
