package org.gatehouse.builtin.identity;

import java.util.LinkedHashMap;
import java.util.Map;

/** What can be done with a user now, as links. */
enum UserLinks {
    ACTIVATE("activate", "lifecycle/activate", Transition.ACTIVATE),
    REACTIVATE("reactivate", "lifecycle/reactivate", Transition.REACTIVATE),
    SUSPEND("suspend", "lifecycle/suspend", Transition.SUSPEND),
    UNSUSPEND("unsuspend", "lifecycle/unsuspend", Transition.UNSUSPEND),
    UNLOCK("unlock", "lifecycle/unlock", Transition.UNLOCK),
    DEACTIVATE("deactivate", "lifecycle/deactivate", Transition.DEACTIVATE),
    RESET_FACTORS("resetFactors", "lifecycle/reset_factors", Transition.RESET_FACTORS),
    EXPIRE_PASSWORD("expirePassword", "lifecycle/expire_password", Transition.EXPIRE_PASSWORD),
    RESET_PASSWORD("resetPassword", "lifecycle/reset_password", Transition.RESET_PASSWORD),
    FORGOT_PASSWORD("forgotPassword", "credentials/forgot_password", Transition.FORGET_PASSWORD),
    CHANGE_PASSWORD("changePassword", "credentials/change_password", Transition.CHANGE_PASSWORD),
    CHANGE_RECOVERY_QUESTION(
            "changeRecoveryQuestion", "credentials/change_recovery_question", Transition.CHANGE_RECOVERY_QUESTION);

    private final String relation;
    private final String path;
    private final Transition transition;

    UserLinks(String relation, String path, Transition transition) {
        this.relation = relation;
        this.path = path;
        this.transition = transition;
    }

    static Map<String, Object> of(User user, String orgUrl) {
        String self = orgUrl + "/api/v1/users/" + user.id();
        Map<String, Object> links = new LinkedHashMap<>();
        for (UserLinks link : values()) {
            if (link.transition.isAllowedFrom(user.status())) {
                links.put(link.relation, Map.of("href", self + "/" + link.path, "method", "POST"));
            }
        }
        links.put("self", OktaJson.link(self));
        return links;
    }
}
