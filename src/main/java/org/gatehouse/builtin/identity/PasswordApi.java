package org.gatehouse.builtin.identity;

import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The calls of Okta's management API with which an administrator helps somebody to a new password. */
@RestController
@RequestMapping(path = "/api/v1/users/{idOrLogin}", produces = MediaType.APPLICATION_JSON_VALUE)
class PasswordApi {

    private static final Logger log = LoggerFactory.getLogger(PasswordApi.class);

    private final Users users;
    private final PasswordRecovery recovery;
    private final Sessions sessions;
    private final String orgUrl;

    PasswordApi(Users users, PasswordRecovery recovery, Sessions sessions, IdentityServer.Settings settings) {
        this.users = users;
        this.recovery = recovery;
        this.sessions = sessions;
        this.orgUrl = settings.orgUrl();
    }

    @PostMapping("/lifecycle/expire_password")
    OktaJson.UserBody expire(@PathVariable String idOrLogin) {
        String userId = users.require(idOrLogin).id();
        recovery.expire(userId);
        return OktaJson.singleUser(users.require(userId), orgUrl, null);
    }

    @PostMapping("/lifecycle/expire_password_with_temp_password")
    Map<String, String> expireWithTemporary(
            @PathVariable String idOrLogin, @RequestParam(defaultValue = "false") boolean revokeSessions) {
        String userId = users.require(idOrLogin).id();
        PasswordRecovery.Temporary temporary = recovery.newTemporary();
        recovery.expireWith(temporary, userId);
        endSessions(userId, revokeSessions);
        return Map.of("tempPassword", temporary.password());
    }

    @PostMapping("/lifecycle/reset_password")
    Map<String, String> reset(
            @PathVariable String idOrLogin,
            @RequestParam boolean sendEmail,
            @RequestParam(defaultValue = "false") boolean revokeSessions) {
        String userId = users.require(idOrLogin).id();
        OneTimeLinks.Issued link = recovery.reset(userId);
        endSessions(userId, revokeSessions);
        return answer(userId, link, sendEmail);
    }

    @PostMapping("/credentials/forgot_password")
    Map<String, String> forgotten(
            @PathVariable String idOrLogin, @RequestParam(defaultValue = "true") boolean sendEmail) {
        String userId = users.require(idOrLogin).id();
        return answer(userId, recovery.forgotten(userId), sendEmail);
    }

    private void endSessions(String userId, boolean wanted) {
        if (wanted) {
            sessions.endAll(userId);
        }
    }

    private static Map<String, String> answer(String userId, OneTimeLinks.Issued link, boolean sendEmail) {
        if (sendEmail) {
            log.info("A password reset mail was asked for user {}; no mail is sent here", userId);
            return Map.of();
        }
        return Map.of("resetPasswordUrl", link.url());
    }
}
