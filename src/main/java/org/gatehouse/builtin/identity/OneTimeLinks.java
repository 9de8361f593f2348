package org.gatehouse.builtin.identity;

import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Links with which people choose a password: each good once, for a while, and only until there is a newer one. */
@Repository
class OneTimeLinks {

    private final JdbcClient jdbc;
    private final String orgUrl;

    OneTimeLinks(JdbcClient jdbc, IdentityServer.Settings settings) {
        this.jdbc = jdbc;
        this.orgUrl = settings.orgUrl();
    }

    enum Kind {
        ACTIVATION("/activate/", Duration.ofDays(7), User.Status.PROVISIONED),
        RESET("/reset-password/", Duration.ofHours(1), User.Status.RECOVERY),
        /** Asked for by the user, who has to answer the recovery question. */
        FORGOTTEN("/reset-password/", Duration.ofHours(1), User.Status.ACTIVE);

        private final String path;
        private final Duration lifetime;
        private final User.Status status;

        Kind(String path, Duration lifetime, User.Status status) {
            this.path = path;
            this.lifetime = lifetime;
            this.status = status;
        }

        /** A link is of no use once the status has changed by another way. */
        boolean isFor(User.Status now) {
            return now == status;
        }
    }

    /** What is handed out once and found nowhere afterwards. */
    record Issued(String token, String url) {

        /** Keeps the token out of logs. */
        @Override
        public String toString() {
            return "Issued[]";
        }
    }

    record Link(String userId, Kind kind) {}

    /** Replaces the link that the user had. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Issued issue(String userId, Kind kind) {
        forget(userId);
        String token = Ids.session();
        jdbc.sql("INSERT INTO one_time_links (user_id, hash, kind, expires) VALUES (?, ?, ?, ?)")
                .params(
                        userId,
                        AuthorizationStore.hash(token),
                        kind.name(),
                        Users.now().plus(kind.lifetime))
                .update();
        return new Issued(token, orgUrl + kind.path + token);
    }

    /** Empty for one that never was, is used, replaced or too old. */
    Optional<Link> find(String token) {
        return jdbc.sql("SELECT user_id, kind FROM one_time_links WHERE hash = ? AND expires > ?")
                .params(AuthorizationStore.hash(token), Users.now())
                .query((row, number) -> new Link(row.getString("user_id"), Kind.valueOf(row.getString("kind"))))
                .optional();
    }

    /** Whether it was good until now: of two people with one link, one gets true. */
    boolean use(String token) {
        return jdbc.sql("DELETE FROM one_time_links WHERE hash = ? AND expires > ?")
                        .params(AuthorizationStore.hash(token), Users.now())
                        .update()
                == 1;
    }

    void forget(String userId) {
        jdbc.sql("DELETE FROM one_time_links WHERE user_id = ?").param(userId).update();
    }
}
