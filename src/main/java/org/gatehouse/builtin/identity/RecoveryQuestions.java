package org.gatehouse.builtin.identity;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The questions that users answer when they forgot their password; of the answers only a hash is kept. */
@Repository
class RecoveryQuestions {

    private static final int LONGEST = 100;
    private static final int SHORTEST_ANSWER = 4;

    private final JdbcClient jdbc;
    private final Passwords passwords;

    RecoveryQuestions(JdbcClient jdbc, Passwords passwords) {
        this.jdbc = jdbc;
        this.passwords = passwords;
    }

    /** @param answerHash made by {@link #hash} */
    void set(String userId, String question, String answerHash) {
        jdbc.sql("UPDATE users SET recovery_question = ?, recovery_answer_hash = ?, " + Users.TOUCH + " WHERE id = ?")
                .params(question, answerHash, Users.stamp(), userId)
                .update();
    }

    /** What is wrong with them, named by field. */
    static Optional<String> problem(@Nullable String question, @Nullable String answer) {
        if (question == null || question.isBlank() || question.length() > LONGEST || FieldText.isRefused(question)) {
            return Optional.of("recovery_question: The question must have 1 to " + LONGEST + " characters");
        }
        if (answer == null || answer.strip().length() < SHORTEST_ANSWER || answer.length() > LONGEST) {
            return Optional.of(
                    "recovery_question: The answer must have " + SHORTEST_ANSWER + " to " + LONGEST + " characters");
        }
        return Optional.empty();
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
