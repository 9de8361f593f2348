package org.gatehouse.requests;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.gatehouse.directory.DirectoryCalls;
import org.gatehouse.directory.GroupDirectory;
import org.gatehouse.directory.GroupKind;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Whether somebody can be taken into one of some groups here. Whoever is refused a page asks that, however often, so an
 * answer is good for a while. Where the directory does not answer soon, it is taken for yes: an administrator will see.
 */
@Component
class FillableGroups {

    private static final Duration GOOD_FOR = Duration.ofSeconds(30);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    private static final int MOST_CALLS = 10;
    private static final int MOST_KNOWN = 200;

    private final Optional<GroupDirectory> directory;
    private final DirectoryCalls calls;
    private final InstantSource clock;
    private final Map<Set<String>, Known> known = new LinkedHashMap<>();

    /** What was asked, and until when the answer counts. */
    private record Known(CompletableFuture<Boolean> answer, Instant until) {}

    FillableGroups(ObjectProvider<GroupDirectory> directory, DirectoryCalls calls, InstantSource clock) {
        this.directory = directory.stream().findFirst();
        this.calls = calls;
        this.clock = clock;
    }

    /** Without asking: false while it is known that none of them can be filled. */
    synchronized boolean maySo(Set<String> names) {
        Known answer = fresh(names);
        return answer == null || answer.answer().getNow(true);
    }

    /** The future never fails. */
    synchronized CompletableFuture<Boolean> areThere(Set<String> names) {
        if (directory.isEmpty()) {
            return CompletableFuture.completedFuture(true);
        }
        Known earlier = fresh(names);
        if (earlier != null) {
            return earlier.answer().copy();
        }
        GroupDirectory asked = directory.get();
        CompletableFuture<Boolean> answer = calls.submit(() -> anyOf(asked, names))
                .completeOnTimeout(true, LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS)
                .exceptionally(unavailable -> true);
        if (known.size() >= MOST_KNOWN) {
            known.clear();
        }
        known.put(Set.copyOf(names), new Known(answer, clock.instant().plus(GOOD_FOR)));
        return answer.copy();
    }

    /** Null when it has to be asked. */
    private @Nullable Known fresh(Set<String> names) {
        Known answer = known.get(names);
        return answer != null && clock.instant().isBefore(answer.until()) ? answer : null;
    }

    /** The first that can be filled ends the look; of very many names nobody knows. */
    private static boolean anyOf(GroupDirectory directory, Set<String> names) {
        return names.size() > MOST_CALLS
                || new TreeSet<>(names)
                        .stream()
                                .anyMatch(name -> directory
                                        .findByName(name)
                                        .filter(group -> group.kind() == GroupKind.EDITABLE)
                                        .isPresent());
    }
}
