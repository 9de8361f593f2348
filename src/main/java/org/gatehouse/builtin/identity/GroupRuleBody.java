package org.gatehouse.builtin.identity;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A group rule as Okta writes it, and as clients send it, often as they got it: what is not theirs to change, the status
 * among it, is passed over.
 */
record GroupRuleBody(
        @Nullable String type,
        @Nullable String id,
        @Nullable String status,
        @Nullable String name,
        @Nullable String created,
        @Nullable String lastUpdated,
        @Nullable Conditions conditions,
        @Nullable Actions actions,

        @JsonInclude(JsonInclude.Include.NON_NULL) @JsonProperty("_embedded") @Nullable
        Map<String, Object> embedded) {

    private static final String TYPE = "group_rule";
    private static final String LANGUAGE = "urn:okta:expression:1.0";
    private static final String VALUE = "conditions.expression.value";
    private static final int MOST_GROUPS = 100;

    record Conditions(@Nullable People people, @Nullable Expression expression) {}

    record People(@Nullable Exclusion users, @Nullable Exclusion groups) {}

    record Exclusion(@Nullable List<@Nullable String> exclude) {}

    record Expression(@Nullable String value, @Nullable String type) {}

    record Actions(@Nullable Assignment assignUserToGroups) {}

    record Assignment(@Nullable List<@Nullable String> groupIds) {}

    /** @param names of the rule's groups by their ids; null: they were not asked for */
    static GroupRuleBody of(GroupRule rule, @Nullable Map<String, String> names) {
        GroupRule.Content content = rule.content();
        return new GroupRuleBody(
                TYPE,
                rule.id(),
                rule.status().name(),
                content.name(),
                OktaJson.date(rule.created()),
                OktaJson.date(rule.lastUpdated()),
                new Conditions(
                        new People(
                                new Exclusion(List.copyOf(content.excludedUsers())),
                                new Exclusion(List.copyOf(content.excludedGroups()))),
                        new Expression(content.expression().text(), LANGUAGE)),
                new Actions(new Assignment(List.copyOf(content.groupIds()))),
                names == null ? null : Map.of("groupIdToGroupNameMap", names));
    }

    /** @throws OktaError.Refusal when there are none, or too many */
    Set<String> groupIds() {
        Set<String> ids = ids("groupIds", givenGroupIds());
        if (ids.isEmpty() || ids.size() > MOST_GROUPS) {
            throw OktaError.invalid("groupIds", "groupIds: There must be from 1 to " + MOST_GROUPS + " groups");
        }
        return ids;
    }

    /** @throws OktaError.Refusal when anything is wrong or missing */
    GroupRule.Content content(Set<String> groupIds) {
        requireOnly("type", TYPE, type);
        String checkedName = FieldText.check("name", name, 50);
        Conditions given = conditions == null ? new Conditions(null, null) : conditions;
        People people = given.people == null ? new People(null, null) : given.people;
        return new GroupRule.Content(
                checkedName,
                expression(given.expression == null ? new Expression(null, null) : given.expression),
                groupIds,
                excluded("conditions.people.users.exclude", people.users),
                excluded("conditions.people.groups.exclude", people.groups));
    }

    /** Whether it would bring users into other groups than these; it need not name any. */
    boolean hasOtherGroups(Set<String> groupIds) {
        return givenGroupIds() != null && !ids("groupIds", givenGroupIds()).equals(groupIds);
    }

    private @Nullable List<@Nullable String> givenGroupIds() {
        return actions == null || actions.assignUserToGroups == null ? null : actions.assignUserToGroups.groupIds;
    }

    private static RuleExpression expression(Expression given) {
        requireOnly("conditions.expression.type", LANGUAGE, given.type);
        if (given.value == null || given.value.isBlank()) {
            throw OktaError.invalid(VALUE, VALUE + ": The field cannot be blank");
        }
        try {
            return RuleParser.parse(FieldText.checkLines(VALUE, given.value, RuleParser.LONGEST));
        } catch (RuleExpression.Invalid invalid) {
            throw OktaError.invalid("validateRule", VALUE + ": " + invalid.getMessage());
        }
    }

    private static void requireOnly(String field, String value, @Nullable String given) {
        if (given != null && !given.equals(value)) {
            throw OktaError.invalid(field, field + ": The only value is " + value);
        }
    }

    private static Set<String> excluded(String field, @Nullable Exclusion given) {
        return ids(field, given == null ? null : given.exclude);
    }

    /** Nobody has to have such an id; who is deleted stays excluded, as at Okta. */
    private static Set<String> ids(String field, @Nullable List<@Nullable String> given) {
        Set<String> ids = new LinkedHashSet<>();
        for (@Nullable String id : given == null ? List.<@Nullable String>of() : given) {
            if (id == null || !id.matches("\\w{1,20}")) {
                throw OktaError.invalid(field, field + ": There is something among them that is not an id");
            }
            ids.add(id);
        }
        return Collections.unmodifiableSet(ids);
    }
}
