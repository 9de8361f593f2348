package org.gatehouse.builtin.identity;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The calls of Okta's management API about who is in which group. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
class GroupMembersApi {

    private static final int MOST_MEMBERS = 1_000;
    private static final int GROUPS_A_PAGE = 200;

    private final Groups groups;
    private final Members members;
    private final Users users;
    private final GroupRules rules;
    private final String orgUrl;

    GroupMembersApi(Groups groups, Members members, Users users, GroupRules rules, IdentityServer.Settings settings) {
        this.groups = groups;
        this.members = members;
        this.users = users;
        this.rules = rules;
        this.orgUrl = settings.orgUrl();
    }

    /** By id, which is the order that costs nothing however many members there are. */
    @GetMapping("/groups" + GroupsApi.ID + "/users")
    ResponseEntity<List<OktaJson.UserBody>> members(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "1000") int limit) {
        Group group = groups.require(id);
        int size = Paging.limit(limit, MOST_MEMBERS);
        if (!after.isEmpty() && !Ids.isUser(after)) {
            throw Paging.refused();
        }
        List<User> found = members.page(group, after, size + 1);
        return Paging.page(
                orgUrl,
                found,
                size,
                User::id,
                page -> page.stream().map(user -> OktaJson.user(user, orgUrl)).toList());
    }

    @PutMapping("/groups" + GroupsApi.ID + "/users/{userId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void join(@PathVariable String id, @PathVariable String userId) {
        Group group = groups.require(id);
        User user = users.require(userId);
        GroupsApi.requireOwn(group);
        Contention.despite(() -> members.join(group.id(), user.id()));
    }

    @DeleteMapping("/groups" + GroupsApi.ID + "/users/{userId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void leave(@PathVariable String id, @PathVariable String userId) {
        Group group = groups.require(id);
        User user = users.require(userId);
        GroupsApi.requireOwn(group);
        rules.exclude(user.id(), group.id());
        Contention.despite(() -> members.leave(group.id(), user.id()));
    }

    /** By name. */
    @GetMapping("/users/{idOrLogin}/groups")
    ResponseEntity<List<OktaJson.GroupBody>> groupsOfUser(
            @PathVariable String idOrLogin,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "200") int limit) {
        User user = users.require(idOrLogin);
        int size = Paging.limit(limit, GROUPS_A_PAGE);
        GroupOrder order = GroupOrder.BY_NAME;
        List<Groups.Found> found = groups.list(Groups.having(user.id()), order, after, size + 1);
        return Paging.page(
                orgUrl,
                found,
                size,
                order::cursor,
                page -> page.stream()
                        .map(group -> OktaJson.group(group.group(), orgUrl))
                        .toList());
    }
}
