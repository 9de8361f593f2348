package org.gatehouse.builtin.identity;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The calls of Okta's management API that the application makes. */
@RestController
@RequestMapping(path = "/api", produces = MediaType.APPLICATION_JSON_VALUE)
class ManagementApi {

    private final Users users;
    private final Groups groups;
    private final String orgUrl;

    ManagementApi(Users users, Groups groups, IdentityServer.Settings settings) {
        this.users = users;
        this.groups = groups;
        this.orgUrl = settings.orgUrl();
    }

    @GetMapping("/v1/users/{idOrLogin}/groups")
    List<OktaJson.GroupBody> groupsOfUser(@PathVariable String idOrLogin) {
        return groups.of(find(idOrLogin).id()).stream()
                .map(group -> OktaJson.group(group, orgUrl))
                .toList();
    }

    @GetMapping("/v1/groups/{id}")
    OktaJson.GroupBody group(@PathVariable String id) {
        return groups.byId(id)
                .map(group -> OktaJson.group(group, orgUrl))
                .orElseThrow(() -> OktaError.notFound(id, "UserGroup"));
    }

    @RequestMapping("/**")
    @ResponseStatus(HttpStatus.NOT_FOUND)
    OktaError anythingElse() {
        return OktaError.of("E0000022", "The endpoint does not support the provided HTTP method");
    }

    private User find(String idOrLogin) {
        return users.byIdOrLogin(idOrLogin).orElseThrow(() -> OktaError.notFound(idOrLogin, "User"));
    }
}
