package org.gatehouse.administration;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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

    private final Directories directories;
    private final Pages pages;
    private final AccessPolicy policy;
    private final AdministratorRules administrators;
    private final NamedGroups names;

    Renamings(
            Directories directories,
            Pages pages,
            AccessPolicy policy,
            AdministratorRules administrators,
            NamedGroups names) {
        this.directories = directories;
        this.pages = pages;
        this.policy = policy;
        this.administrators = administrators;
        this.names = names;
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
     * must not be made under another. Asks the directory.
     */
    void requireNameAsSeen(Group seen) {
        require(seen, now -> now.name().equals(seen.name()));
    }

    private void require(Group seen, Predicate<Group> same) {
        Optional<Group> now = directories.groups().find(seen.id());
        if (now.isPresent() && !same.test(now.get())) {
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
