package org.gatehouse.builtin.identity;

import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The calls of Okta's management API that end sessions and change what a user may do. */
@RestController
@RequestMapping(path = "/api/v1/users/{idOrLogin}", produces = MediaType.APPLICATION_JSON_VALUE)
class LifecycleApi {

    private static final Logger log = LoggerFactory.getLogger(LifecycleApi.class);

    private final Users users;
    private final UserLifecycle lifecycle;
    private final Sessions sessions;

    LifecycleApi(Users users, UserLifecycle lifecycle, Sessions sessions) {
        this.users = users;
        this.lifecycle = lifecycle;
        this.sessions = sessions;
    }

    /** @param oauthTokens whether refresh and access tokens of the user end too */
    @DeleteMapping("/sessions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endSessions(@PathVariable String idOrLogin, @RequestParam(defaultValue = "false") boolean oauthTokens) {
        String userId = users.require(idOrLogin).id();
        if (oauthTokens) {
            sessions.endAllWithTokens(userId);
        } else {
            sessions.endAll(userId);
        }
    }

    @PostMapping("/lifecycle/activate")
    Map<String, String> activate(
            @PathVariable String idOrLogin, @RequestParam(defaultValue = "true") boolean sendEmail) {
        return invited(idOrLogin, lifecycle::activate, sendEmail);
    }

    @PostMapping("/lifecycle/reactivate")
    Map<String, String> reactivate(
            @PathVariable String idOrLogin, @RequestParam(defaultValue = "false") boolean sendEmail) {
        return invited(idOrLogin, lifecycle::reactivate, sendEmail);
    }

    @PostMapping("/lifecycle/suspend")
    Map<String, String> suspend(@PathVariable String idOrLogin) {
        return done(idOrLogin, lifecycle::suspend);
    }

    @PostMapping("/lifecycle/unsuspend")
    Map<String, String> unsuspend(@PathVariable String idOrLogin) {
        return done(idOrLogin, lifecycle::unsuspend);
    }

    @PostMapping("/lifecycle/unlock")
    Map<String, String> unlock(@PathVariable String idOrLogin) {
        return done(idOrLogin, lifecycle::unlock);
    }

    @PostMapping("/lifecycle/deactivate")
    Map<String, String> deactivate(@PathVariable String idOrLogin) {
        return done(idOrLogin, lifecycle::deactivate);
    }

    /** Nobody has a second factor here, so there is none to take away. */
    @PostMapping("/lifecycle/reset_factors")
    Map<String, String> resetFactors(@PathVariable String idOrLogin) {
        if (!Transition.RESET_FACTORS.isAllowedFrom(users.require(idOrLogin).status())) {
            throw Transition.RESET_FACTORS.refusal();
        }
        return Map.of();
    }

    private Map<String, String> invited(
            String idOrLogin, Function<String, OneTimeLinks.Issued> change, boolean sendEmail) {
        User user = users.require(idOrLogin);
        OneTimeLinks.Issued link = Contention.despite(() -> change.apply(user.id()));
        if (sendEmail) {
            log.info("An activation mail was asked for user {}; no mail is sent here", user.id());
            return Map.of();
        }
        return Map.of("activationUrl", link.url(), "activationToken", link.token());
    }

    private Map<String, String> done(String idOrLogin, Consumer<String> change) {
        String id = users.require(idOrLogin).id();
        Contention.despite(() -> change.accept(id));
        return Map.of();
    }
}
