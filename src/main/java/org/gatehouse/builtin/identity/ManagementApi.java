package org.gatehouse.builtin.identity;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The calls of Okta's management API that the application makes. */
@RestController
@RequestMapping(path = "/api", produces = MediaType.APPLICATION_JSON_VALUE)
class ManagementApi {

    private final Users users;
    private final String orgUrl;

    ManagementApi(Users users, IdentityServer.Settings settings) {
        this.users = users;
        this.orgUrl = settings.orgUrl();
    }

    @GetMapping("/v1/users/{idOrLogin}")
    OktaJson.UserBody user(@PathVariable String idOrLogin) {
        return OktaJson.user(users.require(idOrLogin), orgUrl);
    }
}
