package org.gatehouse.builtin.identity;

import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Fills an empty store with people to sign in as. */
@Component
class DemoData implements InitializingBean {

    private static final Logger log = LoggerFactory.getLogger(DemoData.class);
    private static final String PASSWORD = "gatehouse";
    private static final List<String> LOGINS = List.of("ada@example.com", "bob@example.com", "eve@example.com");

    private final IdentityServer.Settings settings;
    private final Users users;
    private final Groups groups;
    private final Members members;
    private final Passwords passwords;
    private final SampleUsers sampleUsers;
    private final UnindexedUsers unindexed;
    private final TransactionOperations transaction;

    DemoData(
            IdentityServer.Settings settings,
            Users users,
            Groups groups,
            Members members,
            Passwords passwords,
            SampleUsers sampleUsers,
            UnindexedUsers unindexed,
            TransactionOperations transaction) {
        this.settings = settings;
        this.users = users;
        this.groups = groups;
        this.members = members;
        this.passwords = passwords;
        this.sampleUsers = sampleUsers;
        this.unindexed = unindexed;
        this.transaction = transaction;
    }

    /** Before the server opens its port: nobody sees a store that is half filled. */
    @Override
    public void afterPropertiesSet() {
        if (users.isEmpty()) {
            transaction.executeWithoutResult(status -> {
                fill();
                sampleUsers.plan(settings.sampleUsers());
            });
        }
        unindexed.makeFindable();
        sampleUsers.make();
    }

    boolean isOpenToEveryone() {
        return LOGINS.stream()
                .map(users::byLogin)
                .flatMap(Optional::stream)
                .filter(User::maySignIn)
                .anyMatch(user -> passwords.matches(PASSWORD, users.passwordHash(user.id())));
    }

    private void fill() {
        groups.add(Groups.EVERYONE, "All users", Groups.BUILT_IN);
        String admins = groups.add(settings.adminGroup(), "May administer the application", Groups.OWN);
        // One hash for all: they share a password that is no secret, and hashing is most of the work of a first start.
        String hash = passwords.hash(PASSWORD);
        users.add("Ada", "Lovelace", LOGINS.get(0), hash).ifPresent(ada -> members.join(admins, ada.id()));
        users.add("Bob", "Builder", LOGINS.get(1), hash);
        users.add("Eve", "Adams", LOGINS.get(2), hash);
        log.debug("Demo users were added");
    }
}
