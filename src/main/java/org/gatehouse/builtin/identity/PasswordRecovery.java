package org.gatehouse.builtin.identity;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What an administrator does about passwords; the users do the rest at a link or at their next sign-in. */
@Component
class PasswordRecovery {

    private static final int TEMPORARY_LENGTH = 16;

    private final Users users;
    private final UserLifecycle lifecycle;
    private final Passwords passwords;
    private final OneTimeLinks links;
    private final AccountLocks locks;
    private final RecoveryQuestions questions;

    PasswordRecovery(
            Users users,
            UserLifecycle lifecycle,
            Passwords passwords,
            OneTimeLinks links,
            AccountLocks locks,
            RecoveryQuestions questions) {
        this.users = users;
        this.lifecycle = lifecycle;
        this.passwords = passwords;
        this.links = links;
        this.locks = locks;
        this.questions = questions;
    }

    /** The old password opens the next sign-in, and there the page for a new one. */
    @Transactional
    public void expire(String userId) {
        lifecycle.move(userId, Transition.EXPIRE_PASSWORD);
    }

    /** A password that opens one sign-in, made before anything is locked because hashing takes its time. */
    Temporary newTemporary() {
        String password = Ids.random(TEMPORARY_LENGTH);
        return new Temporary(password, passwords.hash(password));
    }

    @Transactional
    public void expireWith(Temporary temporary, String userId) {
        locks.clear(lifecycle.move(userId, Transition.EXPIRE_WITH_TEMPORARY_PASSWORD));
        links.forget(userId);
        users.setPassword(userId, temporary.hash);
    }

    /** The old password opens nothing any more. */
    @Transactional
    public OneTimeLinks.Issued reset(String userId) {
        locks.clear(lifecycle.move(userId, Transition.RESET_PASSWORD));
        return links.issue(userId, OneTimeLinks.Kind.RESET);
    }

    /** The old password stays good; the link asks for the answer to the user's question. */
    @Transactional
    public OneTimeLinks.Issued forgotten(String userId) {
        lifecycle.move(userId, Transition.FORGET_PASSWORD);
        if (questions.question(userId).isEmpty()) {
            throw Transition.FORGET_PASSWORD.refusal();
        }
        return links.issue(userId, OneTimeLinks.Kind.FORGOTTEN);
    }

    record Temporary(String password, String hash) {

        /** Keeps the password out of logs. */
        @Override
        public String toString() {
            return "Temporary[]";
        }
    }
}
