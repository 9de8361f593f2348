package org.gatehouse.builtin.identity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gatehouse.builtin.identity.OktaJson.UserBody;
import org.jspecify.annotations.Nullable;

/**
 * Which parts of a user the caller can do without. Okta has it told by a parameter of the {@code Content-Type} header,
 * of calls that have no content: {@code application/json; okta-response=omitCredentials,omitCredentialsLinks}.
 */
record UserParts(boolean credentials, boolean credentialsLinks) {

    static final UserParts ALL = new UserParts(true, true);

    private static final String PARAMETER = "okta-response=";
    private static final Set<String> OF_CREDENTIALS = Set.of(
            "changePassword", "changeRecoveryQuestion", "forgotPassword", "resetPassword", "resetFactors", "unlock");

    /** @param contentType null: all parts */
    static UserParts wanted(@Nullable String contentType) {
        String text = contentType == null ? "" : contentType;
        int at = text.indexOf(PARAMETER);
        String names = at < 0 ? "" : text.substring(at + PARAMETER.length()).replace("\"", "");
        List<String> omitted = List.of(names.split("[\\s,;]+", -1));
        return new UserParts(!omitted.contains("omitCredentials"), !omitted.contains("omitCredentialsLinks"));
    }

    UserBody of(UserBody user) {
        if (credentials && credentialsLinks) {
            return user;
        }
        Map<String, Object> links = new LinkedHashMap<>(user.links());
        if (!credentialsLinks) {
            links.keySet().removeAll(OF_CREDENTIALS);
        }
        return user.with(credentials ? user.credentials() : null, links);
    }
}
