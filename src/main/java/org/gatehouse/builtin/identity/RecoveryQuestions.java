package org.gatehouse.builtin.identity;

import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The questions that users answer when they forgot their password; of the answers only a hash is kept. */
@Repository
class RecoveryQuestions {

    private final JdbcClient jdbc;
    private final Passwords passwords;

    RecoveryQuestions(JdbcClient jdbc, Passwords passwords) {
        this.jdbc = jdbc;
        this.passwords = passwords;
    }

    Optional<String> question(String userId) {
        return jdbc.sql("SELECT recovery_question FROM users WHERE id = ? AND recovery_question IS NOT NULL")
                .param(userId)
                .query(String.class)
                .optional();
    }

    /** Takes the same time when there is no answer to compare with. */
    boolean isAnsweredBy(String userId, String answer) {
        Optional<String> hash = jdbc.sql(
                        "SELECT recovery_answer_hash FROM users WHERE id = ? AND recovery_answer_hash IS NOT NULL")
                .param(userId)
                .query(String.class)
                .optional();
        return passwords.matches(key(answer), hash);
    }

    /** To be done before a transaction begins, because it takes its time. */
    String hash(String answer) {
        return passwords.hash(key(answer));
    }

    /** Nobody remembers in which case an answer was written. */
    private static String key(String answer) {
        return answer.strip().toLowerCase(Locale.ROOT);
    }
}
