package org.gatehouse.builtin.identity;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Finds users by their logins, whatever the case and the marks with which one is written. Older stores may hold two
 * logins that differ in nothing but marks: each is found as it is written, the first of them by anything alike.
 */
@Repository
class UserLogins {

    private final JdbcClient jdbc;

    UserLogins(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<User> find(String login) {
        return find(login, "");
    }

    /** Nobody else changes it before the transaction ends. */
    Optional<User> lock(String login) {
        return find(login, " FOR UPDATE");
    }

    /** Whether somebody else has kept it since marks made two logins of one, beside the key that it would get. */
    boolean isKept(String login, String userId) {
        String key = Users.key(login);
        return !LoginKey.of(login).equals(key)
                && byKey(key, "").filter(user -> !user.id().equals(userId)).isPresent();
    }

    /** By what stands before the {@code @}, when nobody else has the same there; {@code me} is never that. */
    Optional<User> findShort(String name) {
        String key = Users.key(name);
        String plain = LoginKey.of(name);
        if (plain.isEmpty() || plain.equals("me") || key.contains("@")) {
            return Optional.empty();
        }
        return beginning(key).or(() -> plain.equals(key) ? Optional.empty() : beginning(plain));
    }

    private Optional<User> find(String login, String clause) {
        String key = Users.key(login);
        String plain = LoginKey.of(login);
        return byKey(key, clause).or(() -> plain.equals(key) ? Optional.empty() : byKey(plain, clause));
    }

    private Optional<User> byKey(String key, String clause) {
        return jdbc.sql("SELECT * FROM users WHERE login_key = ?" + clause)
                .param(key)
                .query(UserRows::user)
                .optional();
    }

    /** All that begins with the name and @: the next sign after @ is A. */
    private Optional<User> beginning(String key) {
        List<User> found = jdbc.sql(
                        "SELECT * FROM users WHERE login_key >= ? AND login_key < ? ORDER BY login_key LIMIT 2")
                .params(key + "@", key + "A")
                .query(UserRows::user)
                .list();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }
}
