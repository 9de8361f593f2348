package org.gatehouse.builtin.identity;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The users of a store that is older than its search terms. */
@Repository
class UnindexedUsers {

    private final JdbcClient jdbc;
    private final SearchTerms terms;

    UnindexedUsers(JdbcClient jdbc, SearchTerms terms) {
        this.jdbc = jdbc;
        this.terms = terms;
    }

    @Transactional
    public void makeFindable() {
        if (!terms.isEmpty()) {
            return;
        }
        String last = "";
        for (List<User> some = after(last); !some.isEmpty(); some = after(last)) {
            some.forEach(user -> terms.add(user.id(), user.status(), user.profile()));
            last = some.getLast().id();
        }
    }

    private List<User> after(String id) {
        return jdbc.sql("SELECT * FROM users WHERE id > ? ORDER BY id LIMIT 1000")
                .param(id)
                .query(UserRows::user)
                .list();
    }
}
