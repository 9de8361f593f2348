package org.gatehouse.requests;

import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.gatehouse.access.AccessPolicy;
import org.gatehouse.access.Explanation;
import org.gatehouse.access.Pages;
import org.gatehouse.directory.Group;
import org.springframework.stereotype.Component;

/** Ends requests that nobody has to decide any more. */
@Component
class Settlement {

    /** Of a longer queue the rest has its turn when somebody opens it. */
    private static final int MOST = 500;

    private final RequestStore store;
    private final Pages pages;
    private final AccessPolicy policy;
    private final Grants grants;

    Settlement(RequestStore store, Pages pages, AccessPolicy policy, Grants grants) {
        this.store = store;
        this.pages = pages;
        this.policy = policy;
        this.grants = grants;
    }

    /** As far as it is known without asking the directory. */
    void settleAll() {
        store.page(RequestState.WAITING, 0, MOST)
                .forEach(request -> reason(request, Set.copyOf(request.groups()))
                        .ifPresent(why -> store.settle(request.id(), why)));
    }

    /** The same for one. */
    AccessRequest settled(AccessRequest request) {
        return settled(request, reason(request, Set.copyOf(request.groups())));
    }

    /** By what the directory says of the person now. */
    AccessRequest settled(AccessRequest request, Situation situation) {
        if (situation.person().isEmpty()) {
            return grants.reach(request.issuer())
                    ? settled(request, Optional.of("There is no such user in the directory any more."))
                    : request;
        }
        List<Group> groups = situation.person().get().groups();
        return settled(request, reason(request, groups.stream().map(Group::name).collect(toSet())));
    }

    private AccessRequest settled(AccessRequest request, Optional<String> why) {
        if (!request.isWaiting() || why.isEmpty()) {
            return request;
        }
        store.settle(request.id(), why.get());
        return store.find(request.id()).orElse(request);
    }

    private Optional<String> reason(AccessRequest request, Set<String> groups) {
        var page = pages.byRoute(request.route());
        if (page.isEmpty()) {
            return Optional.of("The page does not exist any more.");
        }
        Explanation explanation = policy.explain(groups, page.get());
        if (!explanation.decision().isAllowed()) {
            return Optional.empty();
        }
        Set<String> through = explanation.throughGroups();
        return Optional.of(
                through.isEmpty()
                        ? "The page is open to them already."
                        : "The page is open to them already, through " + String.join(", ", new TreeSet<>(through))
                                + ".");
    }
}
