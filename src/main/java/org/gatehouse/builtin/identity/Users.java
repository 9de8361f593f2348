package org.gatehouse.builtin.identity;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gatehouse.builtin.identity.User.Status;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Users in the database. */
@Repository
class Users {

    private static final String SELECT = "SELECT * FROM users WHERE ";

    static final String TOUCH = "last_updated = " + later("last_updated");

    private static final List<ProfileAttribute> ATTRIBUTES = Arrays.asList(ProfileAttribute.values());
    private static final List<ProfileAttribute> ALL_BUT_LOGIN = ATTRIBUTES.stream()
            .filter(attribute -> attribute != ProfileAttribute.LOGIN)
            .toList();

    private final JdbcClient jdbc;
    private final SearchTerms terms;
    private final UserLogins logins;
    private final RuleAssignments rules;

    Users(JdbcClient jdbc, SearchTerms terms, UserLogins logins, RuleAssignments rules) {
        this.jdbc = jdbc;
        this.terms = terms;
        this.logins = logins;
        this.rules = rules;
    }

    Optional<User> byId(String id) {
        return jdbc.sql(SELECT + "id = ?").param(id).query(UserRows::user).optional();
    }

    /** In the order of the ids; those who are gone meanwhile are left out. */
    List<User> byIds(Collection<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<String, User> found =
                jdbc.sql(SELECT + "id IN (:ids)").param("ids", ids).query(UserRows::user).list().stream()
                        .collect(Collectors.toMap(User::id, Function.identity()));
        return ids.stream().filter(found::containsKey).map(found::get).toList();
    }

    /** Of all users by id those after {@code afterId}. */
    List<User> byId(String afterId, int limit) {
        return jdbc.sql(SELECT + "id > ? ORDER BY id LIMIT ?")
                .params(afterId, limit)
                .query(UserRows::user)
                .list();
    }

    /**
     * As the management API names users: by id, by login, or by what stands before the {@code @} of a login when nobody
     * else has the same there. {@code me} is whoever a token belongs to, which here is nobody.
     *
     * @throws OktaError.Refusal when there is nobody of that id or login
     */
    User require(String idOrLogin) {
        return byId(idOrLogin)
                .or(() -> byLogin(idOrLogin))
                .or(() -> logins.findShort(idOrLogin))
                .orElseThrow(() -> OktaError.notFound(idOrLogin, "User"));
    }

    Optional<User> byLogin(String login) {
        return logins.find(login);
    }

    /** Read again, and nobody else changes it before the transaction ends. */
    Optional<User> lock(String id) {
        return jdbc.sql(SELECT + "id = ? FOR UPDATE")
                .param(id)
                .query(UserRows::user)
                .optional();
    }

    Optional<User> lockByLogin(String login) {
        return logins.lock(login);
    }

    Optional<String> passwordHash(String userId) {
        return jdbc.sql("SELECT password_hash FROM users WHERE id = ? AND password_hash IS NOT NULL")
                .param(userId)
                .query(String.class)
                .optional();
    }

    /** Adds an active user whose e-mail address is the login; empty when the login is taken. */
    @Transactional
    public Optional<User> add(String firstName, String lastName, String email, String passwordHash) {
        return add(Profile.of(firstName, lastName, email), Status.ACTIVE, passwordHash);
    }

    /** Empty when the login is taken, and then the transaction can do no more. */
    @Transactional
    public Optional<User> add(Profile profile, Status status, @Nullable String passwordHash) {
        String id = Ids.user();
        if (logins.isKept(profile.login(), id)) {
            return Optional.empty();
        }
        OffsetDateTime now = stamp();
        List<@Nullable Object> values = new ArrayList<>();
        values.addAll(Arrays.asList(id, status.name(), passwordHash, now, now));
        values.add(status.isBeforeActivation() ? null : now);
        values.add(status == Status.STAGED ? null : now);
        values.add(passwordHash == null ? null : now);
        UserRows.values(profile, profile.values().keySet()).forEach(values::add);
        try {
            jdbc.sql(UserRows.insert(profile.values().keySet())).params(values).update();
        } catch (DuplicateKeyException taken) {
            return Optional.empty();
        }
        terms.add(id, status, profile);
        rules.apply(id);
        return byId(id);
    }

    /**
     * Whether the user, locked in this transaction, has the new profile now; false when the login is taken, and then the
     * transaction can do no more.
     */
    @Transactional
    public boolean changeProfile(User user, Profile profile) {
        if (logins.isKept(profile.login(), user.id())) {
            return false;
        }
        // Whose login stays as it is keeps its key: in an older store somebody else may have the one that it would get.
        List<ProfileAttribute> written = profile.login().equals(user.login()) ? ALL_BUT_LOGIN : ATTRIBUTES;
        List<@Nullable Object> values = new ArrayList<>();
        UserRows.values(profile, written).forEach(values::add);
        values.add(stamp());
        values.add(user.id());
        try {
            jdbc.sql("UPDATE users SET " + UserRows.assignments(written) + ", " + TOUCH + " WHERE id = ?")
                    .params(values)
                    .update();
        } catch (DuplicateKeyException taken) {
            return false;
        }
        terms.remove(user);
        terms.add(user.id(), user.status(), profile);
        rules.apply(user.id());
        return true;
    }

    void setPassword(String userId, String hash) {
        OffsetDateTime now = stamp();
        jdbc.sql("UPDATE users SET password_hash = ?, password_changed = ?, " + TOUCH + " WHERE id = ?")
                .params(hash, now, now, userId)
                .update();
    }

    /** Deletes the user for good, with all memberships. */
    @Transactional
    public void delete(User user) {
        terms.remove(user);
        jdbc.sql("DELETE FROM users WHERE id = ?").param(user.id()).update();
    }

    /** Whether the user still had the status {@code from}, and so has {@code to} now. */
    @Transactional
    public boolean changeStatus(String userId, Status from, Status to) {
        OffsetDateTime now = stamp();
        boolean activates = from.isBeforeActivation() && !to.isBeforeActivation();
        int changed = jdbc.sql("UPDATE users SET status = ?, status_changed = ?, " + TOUCH
                        + ", activated = CASE WHEN ? THEN CAST(? AS timestamp with time zone) ELSE activated END"
                        + " WHERE id = ? AND status = ?")
                .params(to.name(), now, now, activates, now, userId, from.name())
                .update();
        if (changed == 1) {
            byId(userId).ifPresent(user -> terms.changeStatus(userId, user.profile(), from, to));
            rules.apply(userId);
        }
        return changed == 1;
    }

    boolean isEmpty() {
        return byId("", 1).isEmpty();
    }

    /** The SQL of a time that is later than the column's in milliseconds too, which is how clients see it. */
    static String later(String column) {
        return "GREATEST(CAST(? AS timestamp with time zone), " + column + " + INTERVAL '0.001' SECOND)";
    }

    /** In which the case of a name, an address or a login does not count. */
    static String key(String login) {
        return login.strip().toLowerCase(Locale.ROOT);
    }

    /** In microseconds, which both databases keep. */
    static OffsetDateTime now() {
        return OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
    }

    /** In milliseconds, as clients see it and search for it. */
    static OffsetDateTime stamp() {
        return now().truncatedTo(ChronoUnit.MILLIS);
    }
}
