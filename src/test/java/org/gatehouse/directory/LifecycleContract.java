package org.gatehouse.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How every directory moves users from status to status: it takes the actions that it offers, and no others. */
public abstract class LifecycleContract extends DirectoryContract {

    /**
     * Does what invited users do: they follow the link and choose a password, and are active after that. Not asked for
     * where users are active from the start.
     */
    protected abstract void acceptInvitation(Done invitation);

    /** A user who has been locked out after too many wrong passwords; empty where a test cannot bring that about. */
    protected Optional<User> lockedOut() {
        return Optional.empty();
    }

    @ParameterizedTest
    @EnumSource(value = UserStatus.class, mode = EnumSource.Mode.EXCLUDE, names = "UNKNOWN")
    void takesTheActionsThatItOffers(UserStatus status) {
        for (UserAction action : directory().actionsFor(userIn(status))) {
            User user = userIn(status);
            User after = directory().perform(user.id(), action, linked()).user();
            assertThat(directory().find(user.id()).map(User::status))
                    .as("%s after %s", status, action)
                    .isEqualTo(Optional.ofNullable(after).map(User::status));
            expected(action)
                    .ifPresent(
                            next -> assertThat(after).extracting(User::status).isEqualTo(next));
            assertThat(after == null).isEqualTo(action == UserAction.DELETE);
        }
    }

    @ParameterizedTest
    @EnumSource(value = UserStatus.class, mode = EnumSource.Mode.EXCLUDE, names = "UNKNOWN")
    void refusesTheActionsThatItDoesNotOffer(UserStatus status) {
        User user = userIn(status);
        Set<UserAction> others = EnumSet.noneOf(UserAction.class);
        others.addAll(directory().capabilities().actions());
        others.removeAll(directory().actionsFor(user));
        for (UserAction action : others) {
            assertThatThrownBy(() -> directory().perform(user.id(), action, linked()))
                    .as("%s when %s", action, status)
                    .isInstanceOf(DirectoryException.WrongState.class);
        }
        assertThat(read(user.id()).status()).isEqualTo(status);
    }

    @Test
    void offersOnlyWhatItDeclares() {
        for (UserStatus status : UserStatus.values()) {
            assertThat(directory().capabilities().actions())
                    .containsAll(directory().actionsFor(like(anybody(), status, false)));
        }
    }

    @Test
    void offersNothingWhileAChangeIsUnderWayOrTheStatusIsUnknown() {
        User user = anybody();
        for (UserStatus status : UserStatus.values()) {
            assertThat(directory().actionsFor(like(user, status, true))).isEmpty();
        }
        assertThat(directory().actionsFor(like(user, UserStatus.UNKNOWN, false)))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = UserAction.class,
            names = {"ACTIVATE", "REACTIVATE", "RESET_PASSWORD"})
    void handsOutALinkOnlyWhenAskedTo(UserAction action) {
        assumeTrue(directory().capabilities().deliveries().contains(Delivery.LINK), "it hands out no links");
        assumeTrue(directory().capabilities().actions().contains(action), "it does not declare this");
        for (Delivery delivery : directory().capabilities().deliveries()) {
            Done done = directory().perform(readyFor(action).id(), action, delivery);
            assertThat(done.link() != null).as(delivery.name()).isEqualTo(delivery == Delivery.LINK);
        }
    }

    @Test
    void deletesForGood() {
        assumeTrue(directory().capabilities().actions().contains(UserAction.DELETE), "it deletes nobody");
        User user = readyFor(UserAction.DELETE);
        Done done = directory().perform(user.id(), UserAction.DELETE, Delivery.MAIL);
        assertThat(done.user()).isNull();
        assertThat(directory().find(user.id())).isEmpty();
        assertThat(directory().findByLogin(user.login())).isEmpty();
        assertThatThrownBy(() -> directory().perform(user.id(), UserAction.DELETE, Delivery.MAIL))
                .isInstanceOf(DirectoryException.NotFound.class);
    }

    @Test
    void findsDeactivatedUsersToo() {
        assumeTrue(directory().capabilities().statuses().contains(UserStatus.DEPROVISIONED), "it has no such status");
        User user = userIn(UserStatus.DEPROVISIONED);
        String first = Objects.requireNonNull(user.firstName());
        eventually(() -> {
            assertThat(ids(new UserSearch(first, null, null, 10))).containsExactly(user.id());
            assertThat(ids(new UserSearch(first, UserStatus.DEPROVISIONED, null, 10)))
                    .containsExactly(user.id());
        });
        assertThat(directory().findByLogin(user.login())).map(User::id).hasValue(user.id());
    }

    private User readyFor(UserAction action) {
        for (UserStatus status :
                List.of(UserStatus.STAGED, UserStatus.PROVISIONED, UserStatus.DEPROVISIONED, UserStatus.ACTIVE)) {
            if (directory().actionsFor(like(anybody(), status, false)).contains(action)) {
                return userIn(status);
            }
        }
        throw new AssertionError(action + " is declared, but never offered");
    }

    private User userIn(UserStatus status) {
        assumeTrue(directory().capabilities().statuses().contains(status), "it has no such status");
        Optional<User> user = switch (status) {
            case STAGED -> Optional.of(anybody());
            case PROVISIONED -> Optional.ofNullable(invited().user());
            case ACTIVE -> Optional.of(active());
            case RECOVERY -> Optional.ofNullable(after(UserAction.RESET_PASSWORD));
            case PASSWORD_EXPIRED -> Optional.ofNullable(after(UserAction.EXPIRE_PASSWORD));
            case LOCKED_OUT -> lockedOut();
            case SUSPENDED -> Optional.ofNullable(after(UserAction.SUSPEND));
            case DEPROVISIONED -> Optional.ofNullable(after(UserAction.DEACTIVATE));
            case UNKNOWN -> Optional.empty();
        };
        assumeTrue(user.isPresent(), "its users cannot be brought into this status");
        assertThat(user.orElseThrow().status()).isEqualTo(status);
        return user.orElseThrow();
    }

    protected final User active() {
        Done invitation = invited();
        User user = Objects.requireNonNull(invitation.user());
        if (user.status() != UserStatus.ACTIVE) {
            acceptInvitation(invitation);
        }
        return read(user.id());
    }

    private Done invited() {
        return directory().create(new NewUser(profile(word(), word()), Set.of(), anyDelivery()));
    }

    private @Nullable User after(UserAction action) {
        return directory().perform(active().id(), action, linked()).user();
    }

    private Delivery linked() {
        return Objects.requireNonNullElse(anyDelivery(), Delivery.MAIL);
    }

    /** Where an action leads in every directory; the others depend on whether there is a password. */
    private static Optional<UserStatus> expected(UserAction action) {
        return switch (action) {
            case SUSPEND -> Optional.of(UserStatus.SUSPENDED);
            case UNSUSPEND, UNLOCK -> Optional.of(UserStatus.ACTIVE);
            case DEACTIVATE -> Optional.of(UserStatus.DEPROVISIONED);
            case ACTIVATE, REACTIVATE, RESET_PASSWORD, EXPIRE_PASSWORD, DELETE -> Optional.empty();
        };
    }

    private static User like(User user, UserStatus status, boolean changing) {
        return new User(user.id(), status, changing, user.profile(), null, null, null, null, null, user.version());
    }
}
