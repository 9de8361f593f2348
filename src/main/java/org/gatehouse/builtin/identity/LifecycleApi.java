package org.gatehouse.builtin.identity;

import java.util.Map;
import java.util.function.Consumer;
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
    void endSessions(@PathVariable String idOrLogin, @RequestParam(defaultValue = "false") String oauthTokens) {
        String userId = find(idOrLogin).id();
        if (Boolean.parseBoolean(oauthTokens)) {
            sessions.endAllWithTokens(userId);
        } else {
            sessions.endAll(userId);
        }
    }

    @PostMapping("/lifecycle/suspend")
    Map<String, Object> suspend(@PathVariable String idOrLogin) {
        return done(idOrLogin, lifecycle::suspend);
    }

    @PostMapping("/lifecycle/unsuspend")
    Map<String, Object> unsuspend(@PathVariable String idOrLogin) {
        return done(idOrLogin, lifecycle::unsuspend);
    }

    @PostMapping("/lifecycle/deactivate")
    Map<String, Object> deactivate(@PathVariable String idOrLogin) {
        return done(idOrLogin, lifecycle::deactivate);
    }

    /** Without activation token: no mail is sent here, and no page takes one. */
    @PostMapping("/lifecycle/activate")
    Map<String, Object> activate(@PathVariable String idOrLogin) {
        return done(idOrLogin, lifecycle::activate);
    }

    private Map<String, Object> done(String idOrLogin, Consumer<User> change) {
        change.accept(find(idOrLogin));
        return Map.of();
    }

    private User find(String idOrLogin) {
        return users.byIdOrLogin(idOrLogin).orElseThrow(() -> OktaError.notFound(idOrLogin, "User"));
    }
}
