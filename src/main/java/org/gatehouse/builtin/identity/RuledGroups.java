package org.gatehouse.builtin.identity;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The groups of one user and which rules made the user a member of them, as they were and as rules have them. A
 * membership that somebody made by hand is no rule's, even where a rule would make it too: no rule ends it.
 */
final class RuledGroups {

    /** Rules may look at groups that other rules fill; two that contradict each other must not go on for ever. */
    private static final int ROUNDS = 5;

    private final User user;
    private final Function<String, Optional<String>> names;
    private final Map<String, String> groups;
    private final Set<Claim> claims;
    private final Set<String> groupsBefore;
    private final Set<Claim> claimsBefore;

    /**
     * @param groups the names of all groups of the user by their ids
     * @param names of the groups that can be joined, by their ids
     */
    RuledGroups(
            User user, Map<String, String> groups, Collection<Claim> claims, Function<String, Optional<String>> names) {
        this.user = user;
        this.names = names;
        this.groups = new LinkedHashMap<>(groups);
        this.claims = new HashSet<>(claims);
        this.groupsBefore = Set.copyOf(groups.keySet());
        this.claimsBefore = Set.copyOf(claims);
    }

    /** A membership that is a rule's. */
    record Claim(String groupId, String ruleId) {}

    String userId() {
        return user.id();
    }

    /** As at Okta, who is not activated yet is brought nowhere, and who is deactivated stays where they are. */
    void apply(List<GroupRule> active) {
        int round = user.status().isBeforeActivation() ? ROUNDS : 0;
        while (round < ROUNDS && applyOnce(active)) {
            round++;
        }
    }

    /** @param leaves whether the user leaves the groups that no other rule claims */
    void release(String ruleId, boolean leaves) {
        List.copyOf(claims).stream()
                .filter(claim -> claim.ruleId.equals(ruleId))
                .forEach(claim -> release(claim, leaves));
    }

    Stream<String> joined() {
        return groups.keySet().stream().filter(id -> !groupsBefore.contains(id));
    }

    Stream<String> left() {
        return groupsBefore.stream().filter(id -> !groups.containsKey(id));
    }

    Stream<Claim> claimed() {
        return claims.stream().filter(claim -> !claimsBefore.contains(claim));
    }

    Stream<Claim> released() {
        return claimsBefore.stream().filter(claim -> !claims.contains(claim));
    }

    boolean isChanged() {
        return !claims.equals(claimsBefore);
    }

    private boolean applyOnce(List<GroupRule> active) {
        boolean changed = false;
        for (GroupRule rule : active) {
            boolean matches = rule.matches(user, groups);
            for (String groupId : rule.content().groupIds()) {
                Claim claim = new Claim(groupId, rule.id());
                changed |= matches ? claim(claim) : release(claim, true);
            }
        }
        return changed;
    }

    private boolean claim(Claim claim) {
        if (!groups.containsKey(claim.groupId)) {
            Optional<String> name = names.apply(claim.groupId);
            name.ifPresent(joined -> groups.put(claim.groupId, joined));
            return name.isPresent() && claims.add(claim);
        }
        return isClaimed(claim.groupId) && claims.add(claim);
    }

    private boolean release(Claim claim, boolean leaves) {
        boolean released = claims.remove(claim);
        if (released && leaves && !isClaimed(claim.groupId)) {
            groups.remove(claim.groupId);
        }
        return released;
    }

    private boolean isClaimed(String groupId) {
        return claims.stream().anyMatch(claim -> claim.groupId.equals(groupId));
    }
}
