package org.gatehouse.administration;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.gatehouse.directory.DirectoryCalls;
import org.gatehouse.directory.Group;
import org.gatehouse.directory.GroupDirectory;
import org.gatehouse.directory.GroupSearch;
import org.gatehouse.directory.Page;
import org.gatehouse.directory.UserDirectory;
import org.gatehouse.directory.UserSearch;
import org.gatehouse.signin.NamedGroups;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Which groups that rules name are in no directory, so that nobody can be taken into them here. It takes a limited number
 * of calls, and never the thread of a page. Where it cannot be told, no group is missing: also of a further provider whose
 * groups no directory here knows.
 */
@Component
public class MissingGroups {

    private static final Logger log = LoggerFactory.getLogger(MissingGroups.class);

    /** So few are asked for one by one. */
    private static final int FEW = 3;

    private static final int MOST_CALLS = 20;

    private final Optional<UserDirectory> users;
    private final Optional<GroupDirectory> groups;
    private final DirectoryCalls calls;
    private final NamedGroups names;

    MissingGroups(
            ObjectProvider<UserDirectory> users,
            ObjectProvider<GroupDirectory> groups,
            DirectoryCalls calls,
            NamedGroups names) {
        this.users = users.stream().findFirst();
        this.groups = groups.stream().findFirst();
        this.calls = calls;
        this.names = names;
    }

    /** Those of these names that no group of the directory has. The future never fails; cancelling it ends the calls. */
    public CompletableFuture<Set<String>> among(Collection<String> asked) {
        List<String> here = asked.stream()
                .distinct()
                .filter(name -> !names.mayBeElsewhere(name, this::holdsUsersOf))
                .toList();
        if (groups.isEmpty() || here.isEmpty()) {
            return CompletableFuture.completedFuture(Set.of());
        }
        GroupDirectory directory = groups.get();
        return calls.submit(() -> missing(directory, here)).exceptionally(failure -> {
            log.debug("Groups of rules could not be looked up: {}", failure.getMessage());
            return Set.of();
        });
    }

    private boolean holdsUsersOf(String issuer) {
        return users.filter(directory -> directory.holdsUsersOf(issuer)).isPresent();
    }

    private static Set<String> missing(GroupDirectory directory, List<String> asked) {
        var left = new HashSet<>(asked);
        if (left.size() > FEW) {
            Page<Group> first = directory.search(new GroupSearch("", UserSearch.MOST), Optional.empty());
            first.items().forEach(group -> left.remove(group.name()));
        }
        // A search may lag behind: only a look-up tells that there is none.
        return left.stream()
                .sorted()
                .limit(MOST_CALLS)
                .filter(name -> directory.findByName(name).isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
