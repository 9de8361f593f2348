package org.gatehouse.builtin.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Users in the database. */
@Repository
class Users {

    private static final String SELECT = "SELECT * FROM users WHERE ";

    private final JdbcClient jdbc;

    Users(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<User> byId(String id) {
        return jdbc.sql(SELECT + "id = ?").param(id).query(Users::user).optional();
    }

    /** As the management API names users. */
    Optional<User> byIdOrLogin(String idOrLogin) {
        return byId(idOrLogin).or(() -> byLogin(idOrLogin));
    }

    /** @throws OktaError.Refusal when there is nobody of that id or login */
    User require(String idOrLogin) {
        return byIdOrLogin(idOrLogin).orElseThrow(() -> OktaError.notFound(idOrLogin, "User"));
    }

    /** Whatever the case in which the login is written. */
    Optional<User> byLogin(String login) {
        return jdbc.sql(SELECT + "login_key = ?")
                .param(key(login))
                .query(Users::user)
                .optional();
    }

    /** Read again, and nobody else changes it before the transaction ends. */
    Optional<User> lock(String id) {
        return jdbc.sql(SELECT + "id = ? FOR UPDATE")
                .param(id)
                .query(Users::user)
                .optional();
    }

    Optional<User> lockByLogin(String login) {
        return jdbc.sql(SELECT + "login_key = ? FOR UPDATE")
                .param(key(login))
                .query(Users::user)
                .optional();
    }

    /** Members of a group by id, those after {@code afterId}; everybody for a group without a list of members. */
    List<User> inGroup(Group group, String afterId, int limit) {
        if (group.isEveryone()) {
            return jdbc.sql(SELECT + "id > ? ORDER BY id LIMIT ?")
                    .params(afterId, limit)
                    .query(Users::user)
                    .list();
        }
        // Two steps, and in the order of the very index: H2 sorts a million members otherwise.
        List<String> ids = jdbc.sql("SELECT user_id FROM members WHERE group_id = ? AND user_id > ?"
                        + " ORDER BY group_id, user_id LIMIT ?")
                .params(group.id(), afterId, limit)
                .query((row, number) -> row.getString("user_id"))
                .list();
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql(SELECT + "id IN (:ids) ORDER BY id")
                        .param("ids", ids)
                        .query(Users::user)
                        .list();
    }

    long count() {
        return jdbc.sql("SELECT COUNT(*) FROM users").query(Long.class).single();
    }

    Optional<String> passwordHash(String userId) {
        return jdbc.sql("SELECT password_hash FROM users WHERE id = ? AND password_hash IS NOT NULL")
                .param(userId)
                .query(String.class)
                .optional();
    }

    /** Adds an active user whose e-mail address is the login; empty when the login is taken. */
    Optional<User> add(String firstName, String lastName, String email, String passwordHash) {
        String id = Ids.user();
        OffsetDateTime now = now();
        try {
            jdbc.sql("INSERT INTO users (id, login, login_key, email, first_name, last_name, status, password_hash,"
                            + " created, activated, status_changed, last_updated, password_changed)"
                            + " VALUES (:id, :login, :key, :login, :first, :last, 'ACTIVE', :hash,"
                            + " :now, :now, :now, :now, :now)")
                    .param("id", id)
                    .param("login", email)
                    .param("key", key(email))
                    .param("first", firstName)
                    .param("last", lastName)
                    .param("hash", passwordHash)
                    .param("now", now)
                    .update();
        } catch (DuplicateKeyException taken) {
            return Optional.empty();
        }
        return byId(id);
    }

    void signedIn(String userId) {
        jdbc.sql("UPDATE users SET last_login = ? WHERE id = ?")
                .params(now(), userId)
                .update();
    }

    /** Ends the user's session in every browser, at once and for good, also over a restart. */
    void signOutEverywhere(String userId) {
        jdbc.sql("UPDATE users SET signed_out = ? WHERE id = ?")
                .params(now(), userId)
                .update();
    }

    /** Whether the user still had the status {@code from}, and so has {@code to} now. */
    boolean changeStatus(String userId, User.Status from, User.Status to) {
        return jdbc.sql("UPDATE users SET status = :to, status_changed = :now, last_updated = :now,"
                                + " activated = CASE WHEN :activates THEN :now ELSE activated END"
                                + " WHERE id = :id AND status = :from")
                        .param("to", to.name())
                        .param("from", from.name())
                        .param("now", now())
                        .param("activates", from.isBeforeActivation() && !to.isBeforeActivation())
                        .param("id", userId)
                        .update()
                == 1;
    }

    void setPassword(String userId, String hash) {
        jdbc.sql("UPDATE users SET password_hash = :hash, password_changed = :now, last_updated = :now WHERE id = :id")
                .param("hash", hash)
                .param("now", now())
                .param("id", userId)
                .update();
    }

    void setRecoveryQuestion(String userId, String question, String answerHash) {
        jdbc.sql("UPDATE users SET recovery_question = ?, recovery_answer_hash = ?, last_updated = ? WHERE id = ?")
                .params(question, answerHash, now(), userId)
                .update();
    }

    boolean isEmpty() {
        return jdbc.sql("SELECT id FROM users LIMIT 1")
                .query(String.class)
                .optional()
                .isEmpty();
    }

    static String key(String login) {
        return login.strip().toLowerCase(Locale.ROOT);
    }

    /** In microseconds, which both databases keep. */
    static OffsetDateTime now() {
        return OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static User user(ResultSet row, int number) throws SQLException {
        return new User(
                row.getString("id"),
                row.getString("login"),
                row.getString("email"),
                row.getString("first_name"),
                row.getString("last_name"),
                User.Status.valueOf(row.getString("status")),
                row.getObject("created", OffsetDateTime.class).toInstant(),
                instant(row, "activated"),
                instant(row, "status_changed"),
                instant(row, "last_login"),
                row.getObject("last_updated", OffsetDateTime.class).toInstant(),
                instant(row, "password_changed"),
                instant(row, "signed_out"));
    }
}
