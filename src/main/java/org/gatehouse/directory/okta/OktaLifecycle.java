package org.gatehouse.directory.okta;

import com.okta.sdk.resource.api.UserApi;
import com.okta.sdk.resource.api.UserCredApi;
import com.okta.sdk.resource.api.UserLifecycleApi;
import com.okta.sdk.resource.model.ResetPasswordToken;
import com.okta.sdk.resource.model.UserActivationToken;
import java.net.URI;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.gatehouse.directory.Delivery;
import org.gatehouse.directory.User;
import org.gatehouse.directory.UserAction;
import org.gatehouse.directory.UserStatus;
import org.jspecify.annotations.Nullable;

/** What can be done in which status, and the calls that do it (Okta management API, {@code UserLifecycle}, {@code UserCred}). */
final class OktaLifecycle {

    private OktaLifecycle() {}

    /** While Okta is still at the last action, it takes no other. */
    static Set<UserAction> actionsFor(User user) {
        return user.changing() ? EnumSet.noneOf(UserAction.class) : actionsIn(user.status());
    }

    private static Set<UserAction> actionsIn(UserStatus status) {
        return switch (status) {
            case STAGED -> EnumSet.of(UserAction.ACTIVATE, UserAction.DEACTIVATE);
            case PROVISIONED -> EnumSet.of(UserAction.REACTIVATE, UserAction.DEACTIVATE);
            case ACTIVE ->
                EnumSet.of(
                        UserAction.SUSPEND,
                        UserAction.RESET_PASSWORD,
                        UserAction.EXPIRE_PASSWORD,
                        UserAction.DEACTIVATE);
            case RECOVERY -> EnumSet.of(UserAction.REACTIVATE, UserAction.RESET_PASSWORD, UserAction.DEACTIVATE);
            case PASSWORD_EXPIRED ->
                EnumSet.of(UserAction.RESET_PASSWORD, UserAction.EXPIRE_PASSWORD, UserAction.DEACTIVATE);
            case LOCKED_OUT -> EnumSet.of(UserAction.UNLOCK, UserAction.RESET_PASSWORD, UserAction.DEACTIVATE);
            case SUSPENDED -> EnumSet.of(UserAction.UNSUSPEND, UserAction.DEACTIVATE);
            case DEPROVISIONED -> EnumSet.of(UserAction.ACTIVATE, UserAction.DELETE);
            case UNKNOWN -> EnumSet.noneOf(UserAction.class);
        };
    }

    /** @return the link that Okta answered; empty when it sent it by mail, and where there is none */
    static Optional<URI> perform(OktaClient client, String id, UserAction action, Delivery delivery) {
        boolean mail = delivery == Delivery.MAIL;
        String link = call(client, id, action, mail);
        return mail ? Optional.empty() : Optional.ofNullable(link).flatMap(OktaLifecycle::webAddress);
    }

    private static @Nullable String call(OktaClient client, String id, UserAction action, boolean mail) {
        var lifecycle = new UserLifecycleApi(client);
        var credentials = new UserCredApi(client);
        switch (action) {
            case ACTIVATE -> {
                return link(lifecycle.activateUser(id, mail), UserActivationToken::getActivationUrl);
            }
            case REACTIVATE -> {
                return link(lifecycle.reactivateUser(id, mail), UserActivationToken::getActivationUrl);
            }
            case RESET_PASSWORD -> {
                return link(credentials.resetPassword(id, mail, false), ResetPasswordToken::getResetPasswordUrl);
            }
            case EXPIRE_PASSWORD -> credentials.expirePassword(id);
            case SUSPEND -> lifecycle.suspendUser(id);
            case UNSUSPEND -> lifecycle.unsuspendUser(id);
            case UNLOCK -> lifecycle.unlockUser(id);
            case DEACTIVATE -> lifecycle.deactivateUser(id, false, null);
            case DELETE -> new UserApi(client).deleteUser(id, false, null);
        }
        return null;
    }

    /** Okta has done it when it answers nothing, too. */
    private static <M> @Nullable String link(@Nullable M answer, Function<M, @Nullable String> url) {
        return answer == null ? null : url.apply(answer);
    }

    /** A page will show it as a link, so that it has to be nothing else. */
    private static Optional<URI> webAddress(String link) {
        try {
            URI uri = URI.create(link);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            return (scheme.equals("https") || scheme.equals("http")) && uri.getHost() != null
                    ? Optional.of(uri)
                    : Optional.empty();
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }
}
