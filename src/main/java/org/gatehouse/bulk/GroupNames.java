package org.gatehouse.bulk;

import static org.gatehouse.bulk.Work.answer;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.gatehouse.administration.GroupAdministration;
import org.gatehouse.directory.Group;
import org.gatehouse.directory.GroupKind;
import org.jspecify.annotations.Nullable;

/** Groups by their names, each asked for once a run. */
final class GroupNames {

    /** With more than so many names the directory is asked each time. */
    private static final int MOST = 1_000;

    private final GroupAdministration groups;
    private final Map<String, Answer> known = new ConcurrentHashMap<>();

    /** Either is null. */
    record Answer(@Nullable Group group, @Nullable String problem) {}

    GroupNames(GroupAdministration groups) {
        this.groups = groups;
    }

    Answer find(String name) {
        Answer answer = known.get(name);
        if (answer == null) {
            answer = of(name, answer(groups.findByName(name)));
            if (known.size() < MOST) {
                known.put(name, answer);
            }
        }
        return answer;
    }

    private static Answer of(String name, Optional<Group> found) {
        if (found.isEmpty()) {
            return new Answer(null, "There is no group “" + name + "”.");
        }
        return found.get().kind() == GroupKind.EDITABLE
                ? new Answer(found.get(), null)
                : new Answer(null, "The members of “" + name + "” are decided about elsewhere.");
    }
}
