package org.gatehouse.builtin.identity;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.gatehouse.builtin.identity.CredentialHashes.Hashed;
import org.gatehouse.builtin.identity.User.Status;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Makes, changes and deletes users, each in one transaction. */
@Component
class UserChanges {

    /** Whoever waits for a password in one of them is active once there is one. */
    private static final Set<Status> WAITING = EnumSet.of(Status.PROVISIONED, Status.RECOVERY, Status.PASSWORD_EXPIRED);

    private final Users users;
    private final Groups groups;
    private final Members members;
    private final UserLifecycle lifecycle;
    private final CredentialHashes hashes;
    private final RecoveryQuestions questions;
    private final TransactionOperations transaction;

    UserChanges(
            Users users,
            Groups groups,
            Members members,
            UserLifecycle lifecycle,
            CredentialHashes hashes,
            RecoveryQuestions questions,
            TransactionOperations transaction) {
        this.users = users;
        this.groups = groups;
        this.members = members;
        this.lifecycle = lifecycle;
        this.hashes = hashes;
        this.questions = questions;
        this.transaction = transaction;
    }

    /**
     * @param expired whether the password has to be changed at the first log-in
     * @throws OktaError.Refusal when anything is wrong, or the login is taken
     */
    User create(UserRequest request, boolean activate, boolean expired) {
        Optional<Profile> profile = request.profile();
        Set<String> groupIds = GroupsToJoin.of(request, groups);
        Hashed hashed = hashes.of(request, profile.orElse(null), null);
        if (expired) {
            requireExpirable(activate, hashed);
        }
        Status status = status(activate, expired, hashed.password() != null);
        return changed(() -> {
            User user =
                    users.add(profile.orElseThrow(), status, hashed.password()).orElseThrow(UserChanges::taken);
            storeQuestion(user, hashed);
            groupIds.forEach(groupId -> members.join(groupId, user.id()));
            return users.require(user.id());
        });
    }

    /**
     * @param replaces whether attributes that are not given are removed
     * @param ifMatch null: whatever the user is by now
     * @throws OktaError.Refusal when anything is wrong, the login is taken, or the user is not as expected
     */
    User change(User user, UserRequest request, boolean replaces, @Nullable String ifMatch) {
        Optional<Profile> sketch = profile(user, request, replaces);
        Hashed hashed = hashes.of(request, sketch.orElse(user.profile()), user.recoveryQuestion());
        return changed(() -> {
            User locked = users.lock(user.id()).orElseThrow(() -> OktaError.notFound(user.id(), "User"));
            if (ifMatch != null && !UserVersion.matches(ifMatch, locked)) {
                throw OktaError.outdated();
            }
            profile(locked, request, replaces)
                    .filter(profile -> !users.changeProfile(locked, profile))
                    .ifPresent(profile -> {
                        throw taken();
                    });
            storePassword(locked, hashed);
            storeQuestion(locked, hashed);
            return users.require(user.id());
        });
    }

    /** Deactivates; deletes for good whoever is deactivated already. */
    void delete(User user) {
        changed(() -> {
            User locked = users.lock(user.id()).orElseThrow(() -> OktaError.notFound(user.id(), "User"));
            if (locked.status() == Status.DEPROVISIONED) {
                members.leaveAll(locked.id());
                users.delete(locked);
            } else {
                lifecycle.deactivate(locked.id());
            }
            return locked;
        });
    }

    private static Optional<Profile> profile(User user, UserRequest request, boolean replaces) {
        return request.hasProfile() ? request.profile(user.profile(), replaces) : Optional.empty();
    }

    private void storePassword(User user, Hashed hashed) {
        if (hashed.password() != null) {
            users.setPassword(user.id(), hashed.password());
            if (WAITING.contains(user.status())) {
                users.changeStatus(user.id(), user.status(), Status.ACTIVE);
            }
        }
    }

    private void storeQuestion(User user, Hashed hashed) {
        if (hashed.question() != null && hashed.answer() != null) {
            questions.set(user.id(), hashed.question(), hashed.answer());
        }
    }

    private static Status status(boolean activate, boolean expired, boolean hasPassword) {
        if (!activate) {
            return Status.STAGED;
        }
        if (!hasPassword) {
            return Status.PROVISIONED;
        }
        return expired ? Status.PASSWORD_EXPIRED : Status.ACTIVE;
    }

    private static void requireExpirable(boolean activate, Hashed hashed) {
        String begin = "Could not create user. To create a user and expire their password immediately, ";
        if (!activate) {
            throw OktaError.badRequest(
                    "E0000125", begin + "`activate` must be true.", begin + "`activate` must be true.");
        }
        if (hashed.password() == null) {
            throw OktaError.badRequest(
                    "E0000124", begin + "a password must be specified.", begin + "a password must be specified.");
        }
    }

    private static OktaError.Refusal taken() {
        return OktaError.invalid(
                "login", "login: An object with this field already exists in the current organization");
    }

    private User changed(Supplier<User> change) {
        return Objects.requireNonNull(Contention.despite(() -> transaction.execute(status -> change.get())));
    }
}
