package org.gatehouse.builtin.identity;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** When users signed in, and when they were signed out everywhere. Neither is a change of the user to clients. */
@Repository
class SignIns {

    private final JdbcClient jdbc;

    SignIns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void begin(String userId) {
        jdbc.sql("UPDATE users SET last_login = ? WHERE id = ?")
                .params(Users.now(), userId)
                .update();
    }

    /** Ends the user's session in every browser, at once and for good, also over a restart. */
    void endEverywhere(String userId) {
        jdbc.sql("UPDATE users SET signed_out = ? WHERE id = ?")
                .params(Users.now(), userId)
                .update();
    }
}
