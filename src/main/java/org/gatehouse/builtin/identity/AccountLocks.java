package org.gatehouse.builtin.identity;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Locks an account after too many wrong passwords in a row, for half an hour. Beside {@link GuessLimit}, which forgets
 * with a restart and makes nobody's account look different. Sessions go on: a guesser ends nobody's work.
 */
@Component
class AccountLocks {

    static final int TRIES = 10;
    private static final Duration LENGTH = Duration.ofMinutes(30);
    private static final int AT_ONCE = 1_000;
    private static final Logger log = LoggerFactory.getLogger(AccountLocks.class);

    private final JdbcClient jdbc;
    private final Users users;
    private final GuessLimit guesses;

    AccountLocks(JdbcClient jdbc, Users users, GuessLimit guesses) {
        this.jdbc = jdbc;
        this.users = users;
        this.guesses = guesses;
    }

    /** Asks the database the same whether or not anybody has that login. */
    @Transactional
    public void wrong(String login) {
        Optional<User> user = users.lockByLogin(login);
        String userId = user.map(User::id).orElse("");
        int counted = jdbc.sql("UPDATE wrong_passwords SET tries = tries + 1 WHERE user_id = ?")
                .param(userId)
                .update();
        if (counted == 0) {
            jdbc.sql("INSERT INTO wrong_passwords (user_id, tries) SELECT id, 1 FROM users WHERE id = ?")
                    .param(userId)
                    .update();
        }
        user.filter(found -> Transition.LOCK.isAllowedFrom(found.status())).ifPresent(this::lockAfterTooMany);
    }

    /** Forgets what went before. */
    void clear(User user) {
        jdbc.sql("DELETE FROM wrong_passwords WHERE user_id = ?")
                .param(user.id())
                .update();
        guesses.right(user.login());
    }

    /** Ends the locks that have lasted long enough; those that an import brought along last until they are ended. */
    void endOld() {
        jdbc.sql("SELECT user_id FROM wrong_passwords WHERE locked_until <= ? ORDER BY locked_until LIMIT " + AT_ONCE)
                .param(Users.now())
                .query(String.class)
                .list()
                .forEach(this::end);
    }

    private void lockAfterTooMany(User user) {
        OffsetDateTime until = Users.now().plus(LENGTH);
        int locked = jdbc.sql("UPDATE wrong_passwords SET locked_until = ? WHERE user_id = ? AND tries >= ?")
                .params(until, user.id(), TRIES)
                .update();
        if (locked == 1) {
            users.changeStatus(user.id(), user.status(), User.Status.LOCKED_OUT);
            log.warn("{} is locked out after {} wrong passwords, until {}", user.id(), TRIES, until);
        }
    }

    private void end(String userId) {
        users.changeStatus(userId, User.Status.LOCKED_OUT, User.Status.ACTIVE);
        jdbc.sql("DELETE FROM wrong_passwords WHERE user_id = ? AND locked_until <= ?")
                .params(userId, Users.now())
                .update();
    }
}
