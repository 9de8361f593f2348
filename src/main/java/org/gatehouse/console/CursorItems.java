package org.gatehouse.console;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** What a list has got so far: in the order in which it came, each item once, without those that have been taken from it. */
final class CursorItems<T> {

    /** So many at most. */
    static final int MOST = 2_000;

    private final Function<T, String> id;
    private final LinkedHashMap<String, T> items = new LinkedHashMap<>();
    private final Set<String> taken = new HashSet<>();
    private boolean lagging;

    CursorItems(Function<T, String> id) {
        this.id = id;
    }

    int size() {
        return items.size();
    }

    boolean isEmpty() {
        return items.isEmpty();
    }

    boolean isFull() {
        return items.size() >= MOST;
    }

    /** Whether the directory's lists still hold what was taken. */
    boolean isLagging() {
        return lagging;
    }

    List<T> all() {
        return List.copyOf(items.values());
    }

    List<T> some(int offset, int limit) {
        return items.values().stream().skip(offset).limit(limit).toList();
    }

    /** Adds a page at the end, and returns how many items are new. */
    int add(List<T> page) {
        int before = items.size();
        for (T item : page) {
            if (taken.contains(id.apply(item))) {
                lagging = true;
            } else {
                items.putIfAbsent(id.apply(item), item);
            }
        }
        return items.size() - before;
    }

    /** Puts items before the others, as they are now. */
    void putFirst(List<T> newest) {
        Map<String, T> others = new LinkedHashMap<>(items);
        items.clear();
        for (T item : newest) {
            items.put(id.apply(item), item);
            taken.remove(id.apply(item));
        }
        others.forEach(items::putIfAbsent);
        while (items.size() > MOST) {
            items.pollLastEntry();
        }
    }

    void take(T item) {
        items.remove(id.apply(item));
        taken.add(id.apply(item));
    }

    /** Shows again what was taken, if the directory still has it. */
    void forgetTaken() {
        taken.clear();
    }

    void clear() {
        items.clear();
        lagging = false;
    }
}
