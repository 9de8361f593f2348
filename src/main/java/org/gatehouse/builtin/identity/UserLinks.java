package org.gatehouse.builtin.identity;

import static org.gatehouse.builtin.identity.User.Status.ACTIVE;
import static org.gatehouse.builtin.identity.User.Status.DEPROVISIONED;
import static org.gatehouse.builtin.identity.User.Status.LOCKED_OUT;
import static org.gatehouse.builtin.identity.User.Status.PASSWORD_EXPIRED;
import static org.gatehouse.builtin.identity.User.Status.PROVISIONED;
import static org.gatehouse.builtin.identity.User.Status.RECOVERY;
import static org.gatehouse.builtin.identity.User.Status.STAGED;
import static org.gatehouse.builtin.identity.User.Status.SUSPENDED;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What can be done with a user now, as links. */
enum UserLinks {
    ACTIVATE("activate", "lifecycle/activate", EnumSet.of(STAGED, DEPROVISIONED)),
    REACTIVATE("reactivate", "lifecycle/reactivate", EnumSet.of(PROVISIONED, RECOVERY)),
    SUSPEND("suspend", "lifecycle/suspend", EnumSet.of(ACTIVE)),
    UNSUSPEND("unsuspend", "lifecycle/unsuspend", EnumSet.of(SUSPENDED)),
    UNLOCK("unlock", "lifecycle/unlock", EnumSet.of(LOCKED_OUT)),
    DEACTIVATE("deactivate", "lifecycle/deactivate", EnumSet.complementOf(EnumSet.of(DEPROVISIONED))),
    RESET_FACTORS("resetFactors", "lifecycle/reset_factors", EnumSet.of(ACTIVE)),
    EXPIRE_PASSWORD("expirePassword", "lifecycle/expire_password", EnumSet.of(ACTIVE, PASSWORD_EXPIRED)),
    RESET_PASSWORD(
            "resetPassword", "lifecycle/reset_password", EnumSet.of(ACTIVE, PASSWORD_EXPIRED, LOCKED_OUT, RECOVERY)),
    FORGOT_PASSWORD("forgotPassword", "credentials/forgot_password", EnumSet.of(ACTIVE)),
    CHANGE_PASSWORD(
            "changePassword", "credentials/change_password", EnumSet.of(STAGED, ACTIVE, PASSWORD_EXPIRED, RECOVERY)),
    CHANGE_RECOVERY_QUESTION(
            "changeRecoveryQuestion", "credentials/change_recovery_question", EnumSet.of(STAGED, ACTIVE, RECOVERY));

    private final String relation;
    private final String path;
    private final Set<User.Status> statuses;

    UserLinks(String relation, String path, Set<User.Status> statuses) {
        this.relation = relation;
        this.path = path;
        this.statuses = statuses;
    }

    static Map<String, Object> of(User user, String orgUrl) {
        String self = orgUrl + "/api/v1/users/" + user.id();
        Map<String, Object> links = new LinkedHashMap<>();
        for (UserLinks link : values()) {
            if (link.statuses.contains(user.status())) {
                links.put(link.relation, Map.of("href", self + "/" + link.path, "method", "POST"));
            }
        }
        links.put("self", OktaJson.link(self));
        return links;
    }
}
