package org.gatehouse.builtin.identity;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The users of a store that is older than its search terms. */
@Component
class UnindexedUsers {

    private static final int AT_ONCE = 1_000;

    private final Users users;
    private final SearchTerms terms;

    UnindexedUsers(Users users, SearchTerms terms) {
        this.users = users;
        this.terms = terms;
    }

    @Transactional
    public void makeFindable() {
        if (!terms.isEmpty()) {
            return;
        }
        String last = "";
        for (List<User> some = users.byId(last, AT_ONCE); !some.isEmpty(); some = users.byId(last, AT_ONCE)) {
            some.forEach(user -> terms.add(user.id(), user.status(), user.profile()));
            last = some.getLast().id();
        }
    }
}
