package org.gatehouse.administration;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.gatehouse.access.AccessPolicy;
import org.gatehouse.access.Page;
import org.gatehouse.access.Pages;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.directory.Group;
import org.gatehouse.signin.NamedGroups;
import org.springframework.stereotype.Component;

/** Tells what groups open under one name and not under another. */
@Component
class Renamings {

    /** How long nobody looks again whether a group has its name. */
    private static final Duration GOOD_FOR = Duration.ofSeconds(2);

    private static final int MOST_SEEN = 1_000;

    private final Directories directories;
    private final Pages pages;
    private final AccessPolicy policy;
    private final AdministratorRules administrators;
    private final NamedGroups names;
    private final InstantSource clock;
    private final Map<String, NameSeen> lastSeen = new ConcurrentHashMap<>();

    /** The name that the directory had for a group. */
    private record NameSeen(String name, Instant at) {}

    Renamings(
            Directories directories,
            Pages pages,
            AccessPolicy policy,
            AdministratorRules administrators,
            NamedGroups names,
            InstantSource clock) {
        this.directories = directories;
        this.pages = pages;
        this.policy = policy;
        this.administrators = administrators;
        this.names = names;
        this.clock = clock;
    }

    Renaming of(String before, String after) {
        if (before.equals(after)) {
            return Renaming.WITHOUT_EFFECT;
        }
        return new Renaming(
                openedBy(before).filter(page -> !opens(after, page)).toList(),
                openedBy(after).filter(page -> !opens(before, page)).toList(),
                names.letsIn(before) && !names.letsIn(after),
                names.letsIn(after) && !names.letsIn(before));
    }

    /**
     * What makes administrators is refused in any case, so there is nothing to agree to.
     *
     * @throws Renaming.NotAgreed when another name brings about something else than that
     */
    void requireAgreed(Group seen, String name, Renaming agreed) {
        Renaming now = of(seen.name(), name);
        if (!now.equals(agreed)
                && !administrators.makesAdministrators(seen)
                && !administrators.makesAdministrators(name)) {
            throw new Renaming.NotAgreed(now);
        }
    }

    /**
     * Saving what was opened before another administrator changed the group must not overwrite what nobody has seen, nor
     * name it back, and so open its pages again. Asks the directory.
     */
    void requireAsSeen(Group seen) {
        require(seen, now -> now.name().equals(seen.name()) && description(now).equals(description(seen)));
    }

    /**
     * What a group opens, and whether it makes administrators, goes by its name: a change that was decided under one name
     * must not be made under another. Asks the directory, but for many changes of one group at once only now and then.
     */
    void requireNameAsSeen(Group seen) {
        Instant now = clock.instant();
        NameSeen last = lastSeen.get(seen.id());
        if (last != null
                && last.name().equals(seen.name())
                && now.isBefore(last.at().plus(GOOD_FOR))) {
            return;
        }
        require(seen, found -> found.name().equals(seen.name()));
        if (lastSeen.size() >= MOST_SEEN) {
            lastSeen.clear();
        }
        lastSeen.put(seen.id(), new NameSeen(seen.name(), now));
    }

    /** To be called when a group may have another name. */
    void forget(String id) {
        lastSeen.remove(id);
    }

    private void require(Group seen, Predicate<Group> same) {
        Optional<Group> found = directories.groups().find(seen.id());
        if (found.isPresent() && !same.test(found.get())) {
            throw new DirectoryException.Outdated(null);
        }
    }

    private static String description(Group group) {
        return Objects.requireNonNullElse(group.description(), "");
    }

    /** Pages that are open to members of a group of this name and not to everyone who is signed in. */
    Stream<Page> openedBy(String name) {
        return pages.all().stream().filter(page -> opens(name, page));
    }

    private boolean opens(String name, Page page) {
        return policy.explain(Set.of(name), page).throughGroups().contains(name);
    }
}
