package org.gatehouse.builtin.identity;

import java.util.Optional;
import org.springframework.stereotype.Component;

/** Changes of credentials by proof of another one; a wrong proof counts as a wrong password does. */
@Component
class CredentialChanges {

    private static final int LONGEST_PROOF = 1_000;

    private final Users users;
    private final Passwords passwords;
    private final PasswordRule rule;
    private final RecoveryQuestions questions;
    private final ChosenPasswords chosen;
    private final AccountLocks locks;

    CredentialChanges(
            Users users,
            Passwords passwords,
            PasswordRule rule,
            RecoveryQuestions questions,
            ChosenPasswords chosen,
            AccountLocks locks) {
        this.users = users;
        this.passwords = passwords;
        this.rule = rule;
        this.questions = questions;
        this.chosen = chosen;
        this.locks = locks;
    }

    void password(User user, String old, String password, boolean endSessions) {
        String proven = prove(user, old, "oldPassword", Transition.CHANGE_PASSWORD);
        if (old.equals(password)) {
            throw refused("newPassword: Password cannot be your current password");
        }
        if (!chosen.replace(user.id(), proven, hash(user, password), endSessions)) {
            throw refused("oldPassword: Old Password is not correct");
        }
    }

    void question(User user, String password, String question, String answer) {
        prove(user, password, "password", Transition.CHANGE_RECOVERY_QUESTION);
        users.setRecoveryQuestion(user.id(), question, questions.hash(answer));
    }

    void forgottenPassword(User user, String answer, String password) {
        refuseUnless(Transition.FORGET_PASSWORD, user);
        if (questions.question(user.id()).isEmpty()) {
            throw Transition.FORGET_PASSWORD.refusal();
        }
        if (!questions.isAnsweredBy(user.id(), answer)) {
            locks.wrong(user.login());
            throw OktaError.forbidden("E0000087", "The recovery question answer did not match our records.");
        }
        chosen.replaceForgotten(user.id(), hash(user, password));
    }

    /** The hash that {@code given} is the password of. */
    private String prove(User user, String given, String field, Transition transition) {
        refuseUnless(transition, user);
        Optional<String> hash = users.passwordHash(user.id());
        if (hash.isEmpty()) {
            throw transition.refusal();
        }
        if (given.length() > LONGEST_PROOF || !passwords.matches(given, hash)) {
            locks.wrong(user.login());
            throw refused(field + ": Old Password is not correct");
        }
        return hash.get();
    }

    private String hash(User user, String password) {
        rule.problemForApi(password, user).ifPresent(problem -> {
            throw OktaError.invalid("password", "password: Password requirements were not met. " + problem);
        });
        return passwords.hash(password);
    }

    private static void refuseUnless(Transition transition, User user) {
        if (!transition.isAllowedFrom(user.status())) {
            throw transition.refusal();
        }
    }

    private static OktaError.Refusal refused(String cause) {
        return OktaError.forbidden("E0000014", "Update of credentials failed", cause);
    }
}
