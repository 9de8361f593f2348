package org.gatehouse.directory.okta;

import com.okta.sdk.resource.api.UserApi;
import com.okta.sdk.resource.model.CreateUserRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.gatehouse.directory.Attribute;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.directory.NewUser;
import org.gatehouse.directory.Profile;
import org.gatehouse.directory.User;
import org.gatehouse.directory.UserStatus;

/** Makes users, staged, and finds out what became of them when Okta's answer is lost. */
final class OktaCreation {

    /** How far our clock and Okta's may differ, and how long a call may take. */
    private static final Duration JUST_NOW = Duration.ofMinutes(5);

    private final OktaCalls calls;
    private final Function<String, Optional<User>> byLogin;

    /** @param byLogin must see what has just been written */
    OktaCreation(OktaCalls calls, Function<String, Optional<User>> byLogin) {
        this.calls = calls;
        this.byLogin = byLogin;
    }

    User create(NewUser user) {
        var request = new CreateUserRequest();
        request.setProfile(OktaProfile.of(user.profile()));
        if (!user.groupIds().isEmpty()) {
            request.setGroupIds(List.copyOf(user.groupIds()));
        }
        try {
            return calls.write(client -> OktaRecords.user(new UserApi(client).createUser(request, false, null, null)));
        } catch (DirectoryException.Unavailable lost) {
            return madeNevertheless(user.profile(), lost);
        }
    }

    /** Okta may have made the user and failed, or been too slow, to say so. Asking again would be refused at best. */
    private User madeNevertheless(Profile wanted, DirectoryException.Unavailable lost) {
        String login = wanted.get(Attribute.LOGIN);
        if (login == null || Thread.currentThread().isInterrupted()) {
            throw lost;
        }
        User found = find(login)
                .or(() -> {
                    OktaCalls.pause();
                    return find(login);
                })
                .orElseThrow(() -> lost);
        if (!isOurs(found, wanted)) {
            throw new DirectoryException.Conflict(Attribute.LOGIN, lost);
        }
        return found;
    }

    /** When Okta does not answer this either, it stays unknown. */
    private Optional<User> find(String login) {
        try {
            return byLogin.apply(login);
        } catch (DirectoryException unknown) {
            return Optional.empty();
        }
    }

    private static boolean isOurs(User found, Profile wanted) {
        Instant created = found.created();
        return found.status() == UserStatus.STAGED
                && created != null
                && Duration.between(created, Instant.now()).abs().compareTo(JUST_NOW) < 0
                && found.profile().equals(wanted);
    }
}
