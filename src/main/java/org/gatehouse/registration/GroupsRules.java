package org.gatehouse.registration;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.gatehouse.doctor.Finding;
import org.gatehouse.doctor.LogIn;

/** What a log-in that was made for trial tells of the groups: whether they came, and whether they open anything. */
public final class GroupsRules {

    private static final Pattern OBJECT_ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    /** Lists of texts that are no groups. */
    private static final Set<String> OTHER_LISTS = Set.of("aud", "amr", "ver", "address", "acr");

    private static final int MOST_SHOWN = 20;
    private static final int OKTAS_MOST = 100;

    private final ConfiguredProvider provider;
    private final Set<String> adminGroups;

    /** @param adminGroups {@code ADMIN_GROUPS} */
    public GroupsRules(ConfiguredProvider provider, Set<String> adminGroups) {
        this.provider = provider;
        this.adminGroups = adminGroups;
    }

    public List<Finding> findings(LogIn logIn) {
        List<Finding> all = new ArrayList<>();
        all.add(logIn.groups().isEmpty() ? missing(logIn.claims()) : came(logIn.groups()));
        form(logIn.groups()).ifPresent(all::add);
        if (!logIn.groups().isEmpty()) {
            all.add(administrator(logIn.groups()));
        }
        return all;
    }

    private Finding came(List<String> groups) {
        String shown = String.join(", ", groups.subList(0, Math.min(groups.size(), MOST_SHOWN)));
        return Finding.ok("The groups came in the claim “" + provider.groupsClaim() + "”: " + shown
                + (groups.size() > MOST_SHOWN ? " and " + (groups.size() - MOST_SHOWN) + " more" : ""));
    }

    private Finding missing(Map<String, Object> claims) {
        Guidance guidance = Guidance.of(provider);
        if (claims.get(provider.groupsClaim()) instanceof Collection<?> none && none.isEmpty()) {
            return Finding.hint("The claim “" + provider.groupsClaim() + "” came, with no group in it.")
                    .about(provider.setting("OIDC_GROUPS_CLAIM"))
                    .fix("Put the person into a group at " + provider.named() + ", and log in again.");
        }
        Optional<String> candidate = claims.entrySet().stream()
                .filter(claim -> !OTHER_LISTS.contains(claim.getKey()) && holdsNames(claim.getValue()))
                .map(Map.Entry::getKey)
                .min((one, other) -> Integer.compare(rank(one), rank(other)));
        Finding problem = Finding.problem("The claim “" + provider.groupsClaim()
                        + "” did not come: without it everyone is" + " in no group, and nobody is an administrator.")
                .about(provider.setting("OIDC_GROUPS_CLAIM"));
        return candidate
                .map(name -> problem.fix("The claim “" + name + "” looks like it. If it is, write:")
                        .copy(provider.line("OIDC_GROUPS_CLAIM", name)))
                .orElseGet(() -> {
                    Finding advised = problem.fix(guidance.groups());
                    return guidance.groupsCopy() == null ? advised : advised.copy(guidance.groupsCopy());
                });
    }

    private static boolean holdsNames(Object value) {
        return value instanceof Collection<?> several
                && !several.isEmpty()
                && several.stream().allMatch(String.class::isInstance);
    }

    /** Names that speak for themselves come first. */
    private static int rank(String claim) {
        return claim.contains("group") ? 0 : claim.contains("role") ? 1 : 2;
    }

    private Optional<Finding> form(List<String> groups) {
        if (!groups.isEmpty() && groups.stream().allMatch(group -> group.startsWith("/"))) {
            return Optional.of(
                    Finding.hint("The groups come as paths: only /Name with its slash matches in ADMIN_GROUPS.")
                            .about("ADMIN_GROUPS")
                            .fix(
                                    "In Keycloak, switch “Full group path” off in the Group Membership mapper, or write the paths."));
        }
        if (!groups.isEmpty()
                && groups.stream().allMatch(group -> OBJECT_ID.matcher(group).matches())) {
            return Optional.of(Finding.hint("The groups come as ids, not as names.")
                    .about("ADMIN_GROUPS")
                    .fix("Write ids into ADMIN_GROUPS and ALLOWED_GROUPS, or have the provider send names."));
        }
        if (groups.size() >= OKTAS_MOST && provider.kind().equals("okta")) {
            return Optional.of(Finding.hint("Okta puts no more than 100 groups into a claim: some may be missing.")
                    .fix("Let the claim's filter match fewer groups, those that Gatehouse asks for."));
        }
        return Optional.empty();
    }

    private Finding administrator(List<String> groups) {
        var matching = new TreeSet<>(adminGroups);
        matching.retainAll(groups);
        if (!matching.isEmpty()) {
            return Finding.ok("This person is an administrator, as a member of " + String.join(", ", matching) + ".");
        }
        String wanted = String.join(", ", adminGroups);
        Optional<String> almost = groups.stream()
                .filter(group -> adminGroups.stream().anyMatch(admin -> admin.equalsIgnoreCase(group)))
                .findFirst();
        Finding finding = Finding.hint("This person is no administrator: ADMIN_GROUPS is " + wanted
                        + ", and none of their groups is written exactly so.")
                .about("ADMIN_GROUPS");
        return almost.map(
                        group -> finding.fix("Capitals count. Write into .env:").copy("ADMIN_GROUPS=" + group))
                .orElseGet(() -> finding.fix("If they are to be one, put them into that group at " + provider.named()
                        + ", or name one of theirs in ADMIN_GROUPS."));
    }
}
