package org.gatehouse.builtin.identity;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes of the credentials in a request what may be stored. */
@Component
class CredentialHashes {

    private final Passwords passwords;
    private final PasswordRule rule;

    CredentialHashes(Passwords passwords, PasswordRule rule) {
        this.passwords = passwords;
        this.rule = rule;
    }

    /** Each null when it was not given. */
    record Hashed(
            @Nullable String password,
            @Nullable String question,
            @Nullable String answer) {}

    /**
     * Takes its time, so it is to be done before a transaction begins.
     *
     * @throws OktaError.Refusal when anything that was read from the request is wrong
     */
    Hashed of(UserRequest request, @Nullable Profile profile) {
        String password = request.password();
        UserRequest.Question question = request.question();
        if (password != null && profile != null) {
            rule.problemForApi(password, profile)
                    .ifPresent(problem -> request.add("password: Password requirements were not met. " + problem));
        }
        request.refuseIfWrong();
        return new Hashed(
                password == null ? null : passwords.hash(password),
                question == null ? null : question.text(),
                question == null
                        ? null
                        : passwords.hash(question.answer().strip().toLowerCase(Locale.ROOT)));
    }
}
