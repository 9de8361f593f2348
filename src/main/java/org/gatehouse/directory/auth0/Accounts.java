package org.gatehouse.directory.auth0;

import com.auth0.client.mgmt.core.OptionalNullable;
import com.auth0.client.mgmt.types.ChangePasswordTicketRequestContent;
import com.auth0.client.mgmt.types.CreateUserRequestContent;
import com.auth0.client.mgmt.types.UpdateUserRequestContent;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.directory.Attribute;
import org.gatehouse.directory.Delivery;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.directory.Profile;
import org.gatehouse.directory.ProfileChange;
import org.gatehouse.directory.User;
import org.jspecify.annotations.Nullable;

/** What is written to Auth0's users. */
final class Accounts {

    /** Users of a database connection, who have a password at Auth0, have such ids. */
    private static final String DATABASE = "auth0|";

    private final Auth0Client client;
    private final Auth0Settings settings;

    Accounts(Auth0Client client, Auth0Settings settings) {
        this.client = client;
        this.settings = settings;
    }

    static boolean hasPassword(String userId) {
        return userId.startsWith(DATABASE);
    }

    /** Reads the user with this id; empty when there is none. */
    Optional<User> find(String id) {
        // Every user's id has the provider before a bar; without one it is none, or a step in a path like "..".
        if (id.indexOf('|') < 1 || id.chars().anyMatch(Character::isISOControl)) {
            return Optional.empty();
        }
        return client.find(api -> api.users().get(id))
                .map(Auth0Records::user)
                .filter(user -> user.id().equals(id));
    }

    /** @throws DirectoryException.NotFound when there is no such user */
    User read(String id) {
        return find(id).orElseThrow(() -> new DirectoryException.NotFound("No user " + id, null));
    }

    /**
     * Makes a user with an id that we chose, so that after an answer that went astray it is plain whether Auth0 has made
     * them: an e-mail address could belong to somebody who was there before.
     */
    User create(Profile profile, boolean verifyEmail) {
        String ours = UUID.randomUUID().toString().replace("-", "");
        var request = request(profile, ours, verifyEmail);
        try {
            return readBack(client.call(api -> Auth0Records.user(api.users().create(request))));
        } catch (DirectoryException.Conflict taken) {
            throw new DirectoryException.Conflict(Attribute.EMAIL, null);
        } catch (DirectoryException.Unavailable unclear) {
            return client.afterWriting(() -> find(DATABASE + ours)).orElseThrow(() -> unclear);
        }
    }

    /** @param known what to answer when the user cannot be read now: what is written, is written */
    User readBack(User known) {
        try {
            return find(known.id()).orElse(known);
        } catch (DirectoryException failure) {
            return known;
        }
    }

    private CreateUserRequestContent request(Profile profile, String id, boolean verifyEmail) {
        return CreateUserRequestContent.builder()
                .connection(settings.connection())
                .userId(id)
                .email(emailOf(profile))
                .emailVerified(false)
                .verifyEmail(verifyEmail)
                .password(ThrowawayPassword.next())
                .givenName(value(profile, Attribute.FIRST_NAME))
                .familyName(value(profile, Attribute.LAST_NAME))
                .name(value(profile, Attribute.DISPLAY_NAME))
                .nickname(value(profile, Attribute.NICK_NAME))
                .build();
    }

    private static String emailOf(Profile profile) {
        String email = profile.get(Attribute.EMAIL);
        String login = profile.get(Attribute.LOGIN);
        if (email != null && login != null && !email.equalsIgnoreCase(login)) {
            throw rejected(Attribute.LOGIN, "People sign in with their e-mail address");
        }
        if (email == null && login == null) {
            throw rejected(Attribute.EMAIL, "The field cannot be blank");
        }
        return email == null ? String.valueOf(login) : email;
    }

    private static Optional<String> value(Profile profile, Attribute attribute) {
        return Optional.ofNullable(profile.get(attribute));
    }

    /** Changes these attributes alone (Auth0's {@code PATCH} leaves out what is not named). */
    void change(User user, ProfileChange change) {
        var request = UpdateUserRequestContent.builder();
        change.values().forEach((attribute, value) -> {
            switch (attribute) {
                case FIRST_NAME -> request.givenName(OptionalNullable.ofNullable(value));
                case LAST_NAME -> request.familyName(OptionalNullable.ofNullable(value));
                case DISPLAY_NAME -> request.name(OptionalNullable.ofNullable(value));
                case NICK_NAME -> request.nickname(OptionalNullable.ofNullable(value));
                case EMAIL -> changeEmail(request, user, value);
                case LOGIN -> checkLogin(user, change, value);
                default -> throw rejected(attribute, "Auth0 does not keep it");
            }
        });
        try {
            client.call(api -> api.users().update(user.id(), request.build()));
        } catch (DirectoryException.Conflict taken) {
            throw new DirectoryException.Conflict(Attribute.EMAIL, null);
        }
    }

    /** Nobody has shown yet that the new address is theirs. */
    private static void changeEmail(UpdateUserRequestContent.Builder request, User user, @Nullable String email) {
        if (email == null) {
            throw rejected(Attribute.EMAIL, "The field cannot be blank");
        }
        if (user.profile().get(Attribute.DISPLAY_NAME) == null) {
            request.name(email); // as Auth0 has filled in the old one; a name that comes with the change wins
        }
        request.email(email).emailVerified(false).verifyEmail(true);
    }

    private static void checkLogin(User user, ProfileChange change, @Nullable String login) {
        String email = change.values().getOrDefault(Attribute.EMAIL, user.email());
        if (login != null && !login.equalsIgnoreCase(email)) {
            throw rejected(Attribute.LOGIN, "People sign in with their e-mail address");
        }
    }

    void block(String id, boolean blocked) {
        var request = UpdateUserRequestContent.builder().blocked(blocked).build();
        client.call(api -> api.users().update(id, request));
    }

    /**
     * Makes the password worthless: a link alone would leave the old one good until it is used.
     *
     * @param delivery of the link; refused beforehand where that is not possible
     */
    void forgetPassword(User user, Delivery delivery) {
        if (delivery == Delivery.MAIL) {
            addressOf(user);
        }
        var request = UpdateUserRequestContent.builder()
                .password(ThrowawayPassword.next())
                .connection(settings.connection())
                .build();
        client.call(api -> api.users().update(user.id(), request));
    }

    /** The link with which the user chooses a password (a password change ticket, good for five days); null if mailed. */
    @Nullable
    URI passwordLink(User user, Delivery delivery) {
        if (delivery == Delivery.MAIL) {
            client.mailPasswordLink(addressOf(user));
            return null;
        }
        var request = ChangePasswordTicketRequestContent.builder().userId(user.id());
        if (!settings.signInClientId().isEmpty()) {
            request.clientId(settings.signInClientId());
        }
        return client.call(
                api -> URI.create(api.tickets().changePassword(request.build()).getTicket()));
    }

    private static String addressOf(User user) {
        String email = user.email();
        if (email == null) {
            throw new DirectoryException.Rejected("The user has no e-mail address", Map.of(), null);
        }
        return email;
    }

    private static DirectoryException.Rejected rejected(Attribute attribute, String problem) {
        return new DirectoryException.Rejected(attribute.label() + ": " + problem, Map.of(attribute, problem), null);
    }
}
