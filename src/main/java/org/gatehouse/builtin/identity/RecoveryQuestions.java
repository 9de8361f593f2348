package org.gatehouse.builtin.identity;

import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The questions that users answer when they forgot their password; of the answers only a hash is kept. */
@Repository
class RecoveryQuestions {

    private final JdbcClient jdbc;
    private final Users users;
    private final Passwords passwords;

    RecoveryQuestions(JdbcClient jdbc, Users users, Passwords passwords) {
        this.jdbc = jdbc;
        this.users = users;
        this.passwords = passwords;
    }

    Optional<String> question(String userId) {
        return jdbc.sql("SELECT question FROM recovery_questions WHERE user_id = ?")
                .param(userId)
                .query(String.class)
                .optional();
    }

    /** Takes the same time when there is no answer to compare with. */
    boolean isAnsweredBy(String userId, String answer) {
        Optional<String> hash = jdbc.sql("SELECT answer_hash FROM recovery_questions WHERE user_id = ?")
                .param(userId)
                .query(String.class)
                .optional();
        return passwords.matches(key(answer), hash);
    }

    /** To be done before a transaction begins, because it takes its time. */
    String hash(String answer) {
        return passwords.hash(key(answer));
    }

    /** Replaces the question that there was; does nothing for a user who is gone. */
    @Transactional
    public void set(String userId, String question, String answerHash) {
        if (users.lock(userId).isEmpty()) {
            return;
        }
        jdbc.sql("DELETE FROM recovery_questions WHERE user_id = ?")
                .param(userId)
                .update();
        jdbc.sql("INSERT INTO recovery_questions (user_id, question, answer_hash) VALUES (?, ?, ?)")
                .params(userId, question, answerHash)
                .update();
    }

    /** Nobody remembers in which case an answer was written. */
    private static String key(String answer) {
        return answer.strip().toLowerCase(Locale.ROOT);
    }
}
