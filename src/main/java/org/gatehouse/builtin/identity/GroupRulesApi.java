package org.gatehouse.builtin.identity;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The calls of Okta's management API about group rules. */
@RestController
@RequestMapping(path = "/api/v1/groups/rules", produces = MediaType.APPLICATION_JSON_VALUE)
class GroupRulesApi {

    private static final int MOST = 200;

    private final GroupRules rules;
    private final Groups groups;
    private final RuleWalk walk;
    private final String orgUrl;

    GroupRulesApi(GroupRules rules, Groups groups, RuleWalk walk, IdentityServer.Settings settings) {
        this.rules = rules;
        this.groups = groups;
        this.walk = walk;
        this.orgUrl = settings.orgUrl();
    }

    /** By id. */
    @GetMapping
    ResponseEntity<List<GroupRuleBody>> list(
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "") String search,
            @RequestParam(defaultValue = "") String expand) {
        int size = Paging.limit(limit, MOST);
        if (!after.isEmpty() && !Ids.isRule(after)) {
            throw Paging.refused();
        }
        List<GroupRule> found = rules.list(search, after, size + 1);
        return Paging.page(
                orgUrl,
                found,
                size,
                GroupRule::id,
                page -> page.stream().map(rule -> body(rule, expand)).toList());
    }

    @PostMapping
    GroupRuleBody create(@RequestBody GroupRuleBody body) {
        return body(rules.add(body.content(body.groupIds())), "");
    }

    /** @param expand {@code groupIdToGroupNameMap} or nothing */
    @GetMapping("/{id}")
    GroupRuleBody get(@PathVariable String id, @RequestParam(defaultValue = "") String expand) {
        return body(rules.require(id), expand);
    }

    @PutMapping("/{id}")
    GroupRuleBody replace(@PathVariable String id, @RequestBody GroupRuleBody body) {
        GroupRule rule = rules.require(id);
        if (body.hasOtherGroups(rule.content().groupIds())) {
            throw OktaError.invalid("actions", "actions: The groups of a rule cannot be changed");
        }
        return body(rules.replace(id, body.content(rule.content().groupIds())), "");
    }

    /** Whatever its status is: the description knows none in which a rule has to stay. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void delete(@PathVariable String id, @RequestParam(defaultValue = "false") boolean removeUsers) {
        rules.delete(rules.require(id).id(), removeUsers);
        walk.begin();
    }

    @PostMapping("/{id}/lifecycle/activate")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void activate(@PathVariable String id) {
        rules.setActive(rules.require(id), true);
        walk.begin();
    }

    /** Whom it brought into groups stays there. */
    @PostMapping("/{id}/lifecycle/deactivate")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deactivate(@PathVariable String id) {
        rules.setActive(rules.require(id), false);
    }

    private GroupRuleBody body(GroupRule rule, String expand) {
        boolean names = Paging.parts(expand).contains("groupIdToGroupNameMap");
        return GroupRuleBody.of(rule, names ? groups.names(rule.content().groupIds()) : null);
    }
}
