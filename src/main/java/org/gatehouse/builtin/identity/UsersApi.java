package org.gatehouse.builtin.identity;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The calls of Okta's management API that read, make, change and delete one user. No mail is sent by any of them. */
@RestController
@RequestMapping(path = "/api/v1/users", produces = MediaType.APPLICATION_JSON_VALUE)
class UsersApi {

    private final Users users;
    private final UserChanges changes;
    private final String orgUrl;

    UsersApi(Users users, UserChanges changes, IdentityServer.Settings settings) {
        this.users = users;
        this.changes = changes;
        this.orgUrl = settings.orgUrl();
    }

    /** @param nextLogin {@code changePassword} or nothing */
    @PostMapping
    ResponseEntity<OktaJson.UserBody> create(
            @RequestBody JsonNode body,
            @RequestParam(defaultValue = "true") boolean activate,
            @RequestParam(defaultValue = "") String nextLogin) {
        if (!nextLogin.isEmpty() && !nextLogin.equals("changePassword")) {
            throw OktaError.invalid("nextLogin", "nextLogin: The only value is changePassword");
        }
        return answer(changes.create(new UserRequest(body), activate, !nextLogin.isEmpty()));
    }

    /** @param expand {@code blocks} adds the reasons why the user may not sign in at some devices: there are none */
    @GetMapping("/{idOrLogin}")
    ResponseEntity<OktaJson.UserBody> read(
            @PathVariable String idOrLogin,
            @RequestParam(defaultValue = "") String expand,
            @RequestHeader(name = "Content-Type", required = false) @Nullable String contentType) {
        Map<String, Object> embedded = Paging.parts(expand).contains("blocks") ? Map.of("blocks", List.of()) : null;
        return answer(users.require(idOrLogin), embedded, UserParts.wanted(contentType));
    }

    @PostMapping("/{idOrLogin}")
    ResponseEntity<OktaJson.UserBody> update(
            @PathVariable String idOrLogin,
            @RequestBody JsonNode body,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return answer(changes.change(users.require(idOrLogin), new UserRequest(body), false, ifMatch));
    }

    @PutMapping("/{idOrLogin}")
    ResponseEntity<OktaJson.UserBody> replace(
            @PathVariable String idOrLogin,
            @RequestBody JsonNode body,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return answer(changes.change(users.require(idOrLogin), new UserRequest(body), true, ifMatch));
    }

    @DeleteMapping("/{idOrLogin}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String idOrLogin) {
        changes.delete(users.require(idOrLogin));
    }

    private ResponseEntity<OktaJson.UserBody> answer(User user) {
        return answer(user, null, UserParts.ALL);
    }

    private ResponseEntity<OktaJson.UserBody> answer(
            User user, @Nullable Map<String, Object> embedded, UserParts parts) {
        return ResponseEntity.ok()
                .header("ETag", UserVersion.of(user))
                .body(parts.of(OktaJson.singleUser(user, orgUrl, embedded)));
    }
}
