package org.gatehouse.cluster;

import java.util.function.Consumer;

/**
 * Tells every node, this one included, that something has changed. An event names what changed and carries nothing else:
 * listeners read it again.
 *
 * <p>Events of one type come in the order in which they were committed, usually within a second. A node that is cut off
 * from the database gets them when it is back. An event may come twice after that, and may be lost when a node was away
 * for more than an hour or its listeners are hopelessly behind, so who must know looks at the database now and then.
 */
public interface ClusterEvents {

    /**
     * Tells it when the current transaction is committed, at once without one.
     *
     * @param type small letters, digits and hyphens, for example {@code session-ended}
     * @param subject id of what has changed, 500 characters at most; never a secret
     */
    void publish(String type, String subject);

    /**
     * Calls {@code listener} with the subject of each event published from now on. All listeners share one thread: what
     * takes long, or waits, must go elsewhere. A listener that throws is logged and keeps its subscription.
     */
    Subscription subscribe(String type, Consumer<String> listener);

    /** Ends with {@link #close()}. */
    interface Subscription extends AutoCloseable {

        @Override
        void close();
    }
}
