package org.gatehouse.builtin.identity;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
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

/** The calls of Okta's management API about groups. */
@RestController
@RequestMapping(path = "/api/v1/groups", produces = MediaType.APPLICATION_JSON_VALUE)
class GroupsApi {

    /** Not that of {@link GroupRulesApi}. */
    static final String ID = "/{id:(?!rules$).+}";

    private static final int USUAL = 200;
    private static final int MOST = 10_000;
    private static final int MOST_BY_PREFIX = 300;

    private final Groups groups;
    private final Members members;
    private final RuleWalk rules;
    private final String orgUrl;

    GroupsApi(Groups groups, Members members, RuleWalk rules, IdentityServer.Settings settings) {
        this.groups = groups;
        this.members = members;
        this.rules = rules;
        this.orgUrl = settings.orgUrl();
    }

    /** @param others what no group has here: to drop it without a word would lose it */
    record Profile(
            @Nullable String name,
            @Nullable String description,
            @JsonAnySetter Map<String, Object> others) {}

    record Body(@Nullable Profile profile) {}

    private record Checked(String name, @Nullable String description) {}

    /** @param q the start of a name; its answer has no further pages, as at Okta */
    @GetMapping
    ResponseEntity<List<OktaJson.GroupBody>> list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String filter,
            @RequestParam(defaultValue = "") String search,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(defaultValue = "") String expand,
            @RequestParam(defaultValue = "") String sortBy,
            @RequestParam(defaultValue = "") String sortOrder) {
        boolean stats = Paging.parts(expand).contains("stats");
        GroupOrder order = GroupOrder.of(search.isEmpty() ? "" : sortBy, sortOrder);
        int usual = q.isEmpty() ? USUAL : MOST_BY_PREFIX;
        int size = Paging.limit(limit == null ? usual : limit, q.isEmpty() ? MOST : MOST_BY_PREFIX);
        int asked = q.isEmpty() ? size + 1 : size;
        List<Groups.Found> found = groups.list(condition(q, filter, search), order, after, asked);
        return Paging.page(orgUrl, found, size, order::cursor, page -> bodies(page, stats));
    }

    @PostMapping
    OktaJson.GroupBody add(@RequestBody Body body) {
        Checked profile = checked(body);
        try {
            String id = groups.add(profile.name, profile.description, Groups.OWN);
            return OktaJson.group(groups.require(id), orgUrl);
        } catch (DuplicateKeyException taken) {
            throw taken();
        }
    }

    @GetMapping(ID)
    OktaJson.GroupBody get(@PathVariable String id) {
        return OktaJson.group(groups.require(id), orgUrl);
    }

    @PutMapping(ID)
    OktaJson.GroupBody replace(@PathVariable String id, @RequestBody Body body) {
        requireOwn(groups.require(id));
        Checked profile = checked(body);
        try {
            groups.change(id, profile.name, profile.description);
            rules.groupsChanged();
            return OktaJson.group(groups.require(id), orgUrl);
        } catch (DuplicateKeyException taken) {
            throw taken();
        }
    }

    @DeleteMapping(ID)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String id) {
        requireOwn(groups.require(id));
        groups.delete(id);
        rules.groupsChanged();
    }

    /** Everyone, and groups that another system manages, are not for us to change. */
    static void requireOwn(Group group) {
        if (!group.type().equals(Groups.OWN)) {
            throw OktaError.forbidden("E0000006", "You do not have permission to perform the requested action");
        }
    }

    private List<OktaJson.GroupBody> bodies(List<Groups.Found> page, boolean stats) {
        return page.stream()
                .map(Groups.Found::group)
                .map(group ->
                        stats ? OktaJson.group(group, orgUrl, members.count(group)) : OktaJson.group(group, orgUrl))
                .toList();
    }

    private static GroupSearch.Condition condition(String q, String filter, String search) {
        if (!filter.isEmpty() && !search.isEmpty()) {
            throw OktaError.badRequest(
                    "E0000033", "Bad request. Can't specify a search query and filter in the same request.");
        }
        if (!search.isEmpty()) {
            return GroupSearch.search(search);
        }
        if (!filter.isEmpty()) {
            return GroupSearch.filter(filter);
        }
        return new GroupSearch.Condition(
                "name_key LIKE ? ESCAPE '!'", List.of(GroupSearch.startingWith(Groups.key(q))));
    }

    private static Checked checked(Body body) {
        Profile given = body.profile == null ? new Profile(null, null, Map.of()) : body.profile;
        given.others.keySet().stream().findFirst().ifPresent(name -> {
            throw OktaError.invalid("profile", "profile: There is no such attribute in the profile's schema");
        });
        String name = FieldText.check("name", given.name, 255);
        String description =
                given.description == null ? null : FieldText.checkLines("description", given.description, 1_024);
        return new Checked(name, description);
    }

    private static OktaError.Refusal taken() {
        return OktaError.invalid("name", "name: An object with this field already exists in the current organization");
    }
}
