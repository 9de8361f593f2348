package org.gatehouse.pages;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.gatehouse.access.AccessPolicy;
import org.gatehouse.access.AccessSettings;
import org.gatehouse.access.Audience;
import org.gatehouse.access.OpenPages;
import org.gatehouse.access.Page;
import org.gatehouse.access.PageRule;
import org.gatehouse.directory.DirectoryCalls;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.directory.Group;
import org.gatehouse.directory.GroupDirectory;
import org.gatehouse.directory.GroupSearch;
import org.gatehouse.directory.UserSearch;
import org.gatehouse.session.SignedInUser;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Counts whom another rule would concern, with a limited number of calls to the directory and never on a page's thread. */
@Component
class Effects {

    private static final Logger log = LoggerFactory.getLogger(Effects.class);

    /** One to find each group and one for each 200 members, for each of the two rules. */
    private static final int MOST_CALLS = 20;

    private final Optional<GroupDirectory> groups;
    private final DirectoryCalls calls;
    private final AccessPolicy policy;
    private final AccessSettings access;
    private final OpenPages open;

    Effects(
            ObjectProvider<GroupDirectory> groups,
            DirectoryCalls calls,
            AccessPolicy policy,
            AccessSettings access,
            OpenPages open) {
        this.groups = groups.stream().findFirst();
        this.calls = calls;
        this.policy = policy;
        this.access = access;
        this.open = open;
    }

    /** The sizes that come with the first groups; none without a directory. */
    CompletableFuture<Map<String, Long>> sizesOfGroups() {
        return groups.map(directory -> calls.submit(() -> sizes(directory)))
                .orElseGet(() -> CompletableFuture.completedFuture(Map.of()));
    }

    /** Never fails: what could not be counted is part of the answer. */
    CompletableFuture<Effect> of(Page page, PageRule before, PageRule after) {
        int people = open.people(page, user -> opens(before, user) && !opens(after, user));
        int visitors = before.audience() == Audience.EVERYONE && after.audience() != Audience.EVERYONE
                ? open.visitors(page)
                : 0;
        boolean countable = Effect.isCountable(before) || Effect.isCountable(after);
        if (groups.isEmpty() || !countable || before.equals(after)) {
            String why = countable && groups.isEmpty() ? "No user directory is set up that could count them." : null;
            return CompletableFuture.completedFuture(new Effect(before, after, null, why, people, visitors));
        }
        GroupDirectory directory = groups.get();
        return calls.submit(() -> new Effect.Counted(members(directory, before), members(directory, after)))
                .thenApply(counted -> new Effect(before, after, counted, null, people, visitors))
                .exceptionally(failure -> new Effect(before, after, null, words(failure), people, visitors));
    }

    private boolean opens(PageRule rule, SignedInUser user) {
        return policy.decide(user.groupSet(), rule).isAllowed();
    }

    private static Map<String, Long> sizes(GroupDirectory directory) {
        var sizes = new HashMap<String, Long>();
        for (Group group : directory
                .search(new GroupSearch("", UserSearch.MOST), Optional.empty())
                .items()) {
            if (group.size() != null) {
                sizes.put(group.name(), group.size());
            }
        }
        return sizes;
    }

    private People members(GroupDirectory directory, PageRule rule) {
        return new PeopleReader(directory, MOST_CALLS).membersOf(names(rule));
    }

    private Set<String> names(PageRule rule) {
        return rule.audience() == Audience.ADMINISTRATORS ? access.adminGroups() : rule.groups();
    }

    private static String words(Throwable failure) {
        Throwable cause = DirectoryCalls.cause(failure);
        if (!(cause instanceof DirectoryException)) {
            log.error("People could not be counted", cause);
        }
        return "They could not be counted: the user directory does not answer as it should.";
    }
}
