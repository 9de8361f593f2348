package org.gatehouse.provider;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a provider writes a person's groups: a claim, or a path of names with dots between them into a claim that is an
 * object, such as Keycloak's {@code realm_access.roles}. Names with dots in them need no escape, since a longer name goes
 * before a shorter one: {@code https://example.com/groups}, {@code resource_access.my.client.roles}.
 *
 * <p>Groups are a list of names, or one name. A name counts exactly as it is written, {@code /staff/sales} too; in a list
 * of objects it is their {@code name}, {@code display} or {@code value}. What is no name is no group.
 */
public record GroupsClaim(String name) {

    static final int MOST_GROUPS = 1000;
    static final int LONGEST_NAME = 1000;

    private static final List<String> NAME_IN_OBJECT = List.of("name", "display", "value");

    /** What claims say of a person's groups. */
    public enum Completeness {
        /** They are all there. */
        ALL,
        /** There is nothing: the person has none, or the provider is not set up to tell. */
        MISSING,
        /** There are more than fit (Microsoft Entra: 200), and the provider says so. */
        LEFT_OUT,
        /** There are more than a session keeps. */
        CUT
    }

    /** @param names without duplicates, 1000 at most */
    public record Groups(List<String> names, Completeness completeness) {}

    public Groups read(Map<String, Object> claims) {
        Object value = at(claims, name);
        if (value == null) {
            return new Groups(List.of(), isLeftOut(claims) ? Completeness.LEFT_OUT : Completeness.MISSING);
        }
        List<String> names = names(value).distinct().limit(MOST_GROUPS + 1L).toList();
        return names.size() > MOST_GROUPS
                ? new Groups(names.subList(0, MOST_GROUPS), Completeness.CUT)
                : new Groups(names, Completeness.ALL);
    }

    /** Whether it names a place inside of a claim: what is there, often roles, is not what a directory calls groups. */
    public boolean isPath() {
        return name.contains(".") && !name.contains("://");
    }

    private static @Nullable Object at(@Nullable Object value, String path) {
        if (!(value instanceof Map<?, ?> object)) {
            return null;
        }
        Object found = object.get(path);
        for (int dot = path.lastIndexOf('.'); found == null && dot > 0; dot = path.lastIndexOf('.', dot - 1)) {
            found = at(object.get(path.substring(0, dot)), path.substring(dot + 1));
        }
        return found;
    }

    /** OpenID Connect Core 1.0, section 5.6.2, as Entra uses it; and what Entra's shorter tokens have in its place. */
    private boolean isLeftOut(Map<String, Object> claims) {
        return (claims.get("_claim_names") instanceof Map<?, ?> elsewhere && elsewhere.containsKey(name))
                || Boolean.parseBoolean(String.valueOf(claims.get("hasgroups")));
    }

    private static Stream<String> names(Object value) {
        return switch (value) {
            case String one -> Stream.of(one).filter(GroupsClaim::isName);
            case Collection<?> several ->
                several.stream().map(GroupsClaim::name).filter(Objects::nonNull);
            default -> Stream.of();
        };
    }

    private static @Nullable String name(@Nullable Object entry) {
        Object name = entry instanceof Map<?, ?> object ? nameIn(object) : entry;
        return name instanceof String text && isName(text) ? text : null;
    }

    private static @Nullable Object nameIn(Map<?, ?> object) {
        return NAME_IN_OBJECT.stream()
                .<@Nullable Object>map(object::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static boolean isName(String text) {
        return !text.isBlank() && text.length() <= LONGEST_NAME && text.chars().noneMatch(Character::isISOControl);
    }
}
