package org.gatehouse.console;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What somebody has marked in a list. It outlasts scrolling and searching, and keeps no more than ids and names. */
public final class Selection {

    private final int most;
    private final Map<String, Marked> marked = new LinkedHashMap<>();
    private final List<Runnable> listeners = new ArrayList<>();

    /** @param name for people */
    public record Marked(String id, String name) {}

    /** @param most no more than these can be marked */
    public Selection(int most) {
        this.most = most;
    }

    public int most() {
        return most;
    }

    public boolean contains(String id) {
        return marked.containsKey(id);
    }

    public int size() {
        return marked.size();
    }

    public boolean isFull() {
        return marked.size() >= most;
    }

    /** In the order in which they were marked. */
    public List<Marked> all() {
        return List.copyOf(marked.values());
    }

    /** Marks something, unless it is full, or takes the mark away. */
    public void mark(Marked thing, boolean mark) {
        set(thing, mark);
        tell();
    }

    public void markAll(List<Marked> things) {
        things.forEach(thing -> set(thing, true));
        tell();
    }

    public void clear() {
        marked.clear();
        tell();
    }

    /** Has something run after each change. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    private void set(Marked thing, boolean mark) {
        if (!mark) {
            marked.remove(thing.id());
        } else if (!isFull()) {
            marked.put(thing.id(), thing);
        }
    }

    private void tell() {
        listeners.forEach(Runnable::run);
    }
}
