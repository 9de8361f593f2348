package org.gatehouse.cluster;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What a listener was told. */
final class Heard {

    private static final int PATIENCE_S = 20;

    private final BlockingQueue<String> subjects = new LinkedBlockingQueue<>();
    private final ClusterEvents.Subscription subscription;

    Heard(ClusterEvents node, String type) {
        subscription = node.subscribe(type, subjects::add);
    }

    String next() {
        try {
            String subject = subjects.poll(PATIENCE_S, TimeUnit.SECONDS);
            if (subject == null) {
                throw new AssertionError("No event came");
            }
            return subject;
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    List<String> next(int count) {
        return Stream.generate(this::next).limit(count).toList();
    }

    boolean nothing() {
        return subjects.isEmpty();
    }

    void leave() {
        subscription.close();
    }
}
