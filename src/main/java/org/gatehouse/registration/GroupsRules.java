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
import org.gatehouse.provider.GroupsClaim;
import org.gatehouse.provider.GroupsClaim.Completeness;
import org.gatehouse.provider.GroupsClaim.Groups;

/** What a log-in that was made for trial tells of the groups: whether they came, and whether they open anything. */
public final class GroupsRules {

    private static final Pattern OBJECT_ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    /** Lists of texts that are no groups. */
    private static final Set<String> OTHER_LISTS = Set.of("aud", "amr", "ver", "address", "acr");

    private static final int MOST_SHOWN = 20;
    private static final int OKTAS_MOST = 100;

    private final ConfiguredProvider provider;
    private final GroupsClaim claim;
    private final Set<String> adminGroups;

    /** @param adminGroups {@code ADMIN_GROUPS} */
    public GroupsRules(ConfiguredProvider provider, Set<String> adminGroups) {
        this.provider = provider;
        this.claim = new GroupsClaim(provider.groupsClaim());
        this.adminGroups = adminGroups;
    }

    public List<Finding> findings(LogIn logIn) {
        Groups said = claim.read(logIn.claims());
        List<String> names = withoutPrefix(logIn.groups());
        List<Finding> all = new ArrayList<>();
        all.add(names.isEmpty() ? missing(said, logIn.claims()) : source(said, names, logIn));
        form(said, names).ifPresent(all::add);
        if (!names.isEmpty()) {
            all.add(administrator(logIn.groups()));
        }
        return all;
    }

    private List<String> withoutPrefix(List<String> groups) {
        String prefix = provider.groupPrefix();
        return groups.stream()
                .map(group -> group.startsWith(prefix) ? group.substring(prefix.length()) : group)
                .toList();
    }

    /** Where groups that the claim does not name come from: there is nowhere else than the directory. */
    private Finding source(Groups said, List<String> names, LogIn logIn) {
        String shown = shown(logIn.groups());
        if (isAllOf(said, names)) {
            return Finding.ok("The groups came in " + claim("the") + ": " + shown);
        }
        if (!said.names().isEmpty()) {
            return Finding.ok("As " + claim("the") + " may not hold all groups (it holds "
                    + said.names().size() + "), they were looked up in the directory: " + shown);
        }
        if (said.completeness() == Completeness.LEFT_OUT) {
            return Finding.ok(provider.name() + " leaves " + claim("the") + " out for people in many groups; they were"
                    + " looked up in the directory: " + shown);
        }
        return advised(
                Finding.hint(claim("The") + " did not come; the groups were looked up in the directory: " + shown
                                + ". That works while the directory answers: when it does not, people are in no group.")
                        .about(provider.setting("OIDC_GROUPS_CLAIM")),
                logIn.claims());
    }

    private static boolean isAllOf(Groups said, List<String> names) {
        return Set.copyOf(said.names()).equals(Set.copyOf(names));
    }

    private static String shown(List<String> groups) {
        return String.join(", ", groups.subList(0, Math.min(groups.size(), MOST_SHOWN)))
                + (groups.size() > MOST_SHOWN ? " and " + (groups.size() - MOST_SHOWN) + " more" : "");
    }

    private String claim(String the) {
        return the + " claim “" + claim.name() + "”";
    }

    private Finding missing(Groups said, Map<String, Object> claims) {
        return switch (said.completeness()) {
            case ALL, CUT ->
                Finding.hint(claim("The") + " came, with no group in it.")
                        .about(provider.setting("OIDC_GROUPS_CLAIM"))
                        .fix("Put the person into a group at " + provider.named() + ", and log in again.");
            case LEFT_OUT ->
                Finding.problem(claim("The") + " is left out, as " + provider.named()
                                + " does for people in many groups:" + " this person is in none here.")
                        .about(provider.setting("OIDC_GROUPS_CLAIM"))
                        .fix("Have it hold only groups that are assigned to the application. In Entra, app roles (the"
                                + " claim “roles”) are never left out.");
            case MISSING ->
                advised(
                        Finding.problem(claim("The") + " did not come" + whatFollows())
                                .about(provider.setting("OIDC_GROUPS_CLAIM")),
                        claims);
        };
    }

    private String whatFollows() {
        boolean directoryWasAsked = provider.inDirectory() && !claim.isPath();
        return directoryWasAsked
                ? ", and the directory knows no group of this person, or did not answer."
                : ": without it everyone is in no group, and nobody is an administrator.";
    }

    /** With what has the groups come in the claim. */
    private Finding advised(Finding finding, Map<String, Object> claims) {
        Guidance guidance = Guidance.of(provider);
        Optional<String> candidate = claims.entrySet().stream()
                .filter(other -> !OTHER_LISTS.contains(other.getKey()) && holdsNames(other.getValue()))
                .map(Map.Entry::getKey)
                .min((one, other) -> Integer.compare(rank(one), rank(other)));
        return candidate
                .map(name -> finding.fix("The claim “" + name + "” looks like it. If it is, write:")
                        .copy(provider.line("OIDC_GROUPS_CLAIM", name)))
                .orElseGet(() -> {
                    Finding told = finding.fix(guidance.groups());
                    return guidance.groupsCopy() == null ? told : told.copy(guidance.groupsCopy());
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

    private Optional<Finding> form(Groups said, List<String> names) {
        String prefix = provider.groupPrefix();
        if (!names.isEmpty() && names.stream().allMatch(name -> name.startsWith("/"))) {
            return Optional.of(
                    Finding.hint("The groups come as paths: only " + prefix
                                    + "/Name with its slash matches in ADMIN_GROUPS.")
                            .about("ADMIN_GROUPS")
                            .fix(
                                    "In Keycloak, switch “Full group path” off in the Group Membership mapper, or write the paths."));
        }
        if (!names.isEmpty()
                && names.stream().allMatch(name -> OBJECT_ID.matcher(name).matches())) {
            return Optional.of(Finding.hint("The groups come as ids, not as names.")
                    .about("ADMIN_GROUPS")
                    .fix("Write ids into ADMIN_GROUPS and ALLOWED_GROUPS"
                            + (prefix.isEmpty() ? "" : ", each behind “" + prefix + "”")
                            + ", or have the provider send names."));
        }
        if (said.names().size() >= OKTAS_MOST && provider.kind().equals("okta") && isAllOf(said, names)) {
            return Optional.of(Finding.hint("Okta puts no more than 100 groups into a claim: some may be missing.")
                    .fix("Let the claim's filter match fewer groups, those that Gatehouse asks for"
                            + (provider.inDirectory() ? "." : ", or set OKTA_ORG_URL: the directory knows them all.")));
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
