package org.gatehouse.cluster;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who listens on this node. */
final class Listeners {

    private static final Logger log = LoggerFactory.getLogger(Listeners.class);

    private final Map<String, List<Consumer<String>>> byType = new ConcurrentHashMap<>();

    ClusterEvents.Subscription add(String type, Consumer<String> listener) {
        List<Consumer<String>> listeners = byType.computeIfAbsent(type, key -> new CopyOnWriteArrayList<>());
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    void tell(Event event) {
        for (Consumer<String> listener : byType.getOrDefault(event.type(), List.of())) {
            tell(listener, event);
        }
    }

    private static void tell(Consumer<String> listener, Event event) {
        try {
            listener.accept(event.subject());
        } catch (Exception | AssertionError | LinkageError failed) {
            log.warn("A listener to {} failed", event.type(), failed);
        }
    }
}
