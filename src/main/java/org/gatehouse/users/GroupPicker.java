package org.gatehouse.users;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.gatehouse.administration.GroupAdministration;
import org.gatehouse.console.Picker;
import org.gatehouse.directory.Group;
import org.gatehouse.directory.GroupSearch;

/** Finds a group by the beginning of its name. */
final class GroupPicker {

    private GroupPicker() {}

    /** @param takenBecause why a group cannot be picked; empty when it can */
    static Picker<Group> of(
            String directory,
            GroupAdministration groups,
            Function<Group, Optional<String>> takenBecause,
            Consumer<Group> picked) {
        return new Picker<>(
                directory,
                "Search groups by the beginning of the name",
                "Name of the group",
                text -> groups.search(new GroupSearch(text, Picker.MOST), Optional.empty()),
                group -> new Picker.Offer(
                        group.name(),
                        Optional.ofNullable(group.description()).orElse(""),
                        takenBecause.apply(group).orElse("")),
                picked);
    }
}
