package org.gatehouse.builtin.identity;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes of the credentials in a request what may be stored. */
@Component
class CredentialHashes {

    private final Passwords passwords;
    private final PasswordRule rule;
    private final RecoveryQuestions questions;

    CredentialHashes(Passwords passwords, PasswordRule rule, RecoveryQuestions questions) {
        this.passwords = passwords;
        this.rule = rule;
        this.questions = questions;
    }

    /** Each null when it was not given. */
    record Hashed(
            @Nullable String password,
            @Nullable String question,
            @Nullable String answer) {}

    /**
     * Takes its time, so it is to be done before a transaction begins.
     *
     * @param question that the user has
     * @throws OktaError.Refusal when anything that was read from the request is wrong
     */
    Hashed of(UserRequest request, @Nullable Profile profile, @Nullable String question) {
        String password = request.password();
        UserRequest.Question given = request.question(question);
        if (password != null && profile != null) {
            rule.problemForApi(password, profile).ifPresent(request::add);
        }
        request.refuseIfWrong();
        return new Hashed(
                password == null ? null : passwords.hash(password),
                given == null ? null : given.text(),
                given == null ? null : questions.hash(given.answer()));
    }
}
