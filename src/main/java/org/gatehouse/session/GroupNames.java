package org.gatehouse.session;

import java.io.Serial;
import java.io.Serializable;
import java.util.AbstractList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.RandomAccess;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Names of groups in the order in which the provider gave them. Somebody may be in hundreds: one is found by its hash. */
final class GroupNames extends AbstractList<String> implements RandomAccess, Serializable {

    @Serial
    private static final long serialVersionUID = 1;

    private final List<String> ordered;
    private final Set<String> set;

    private GroupNames(List<String> ordered) {
        this.ordered = ordered;
        // Not Set.of: whoever may not open a page is looked up once for each group that opens it.
        this.set = Collections.unmodifiableSet(new HashSet<>(ordered));
    }

    static GroupNames of(List<String> names) {
        return names instanceof GroupNames known ? known : new GroupNames(List.copyOf(names));
    }

    Set<String> set() {
        return set;
    }

    @Override
    public String get(int index) {
        return ordered.get(index);
    }

    @Override
    public int size() {
        return ordered.size();
    }

    @Override
    public boolean contains(@Nullable Object name) {
        return name != null && set.contains(name);
    }
}
