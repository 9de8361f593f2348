package org.gatehouse.cluster;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Events for the one node there is. */
final class LocalEvents implements ClusterEvents, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LocalEvents.class);

    private static final int MOST_WAITING = 10_000;
    private static final int LONGEST_STOP_S = 5;

    private final Listeners listeners = new Listeners();

    private volatile ThreadPoolExecutor delivery = delivery();
    private volatile boolean running;

    @Override
    public void publish(String type, String subject) {
        Event event = new Event(type, subject);
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            deliver(event);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                deliver(event);
            }
        });
    }

    @Override
    public Subscription subscribe(String type, Consumer<String> listener) {
        return listeners.add(type, listener);
    }

    @Override
    public void start() {
        if (delivery.isShutdown()) {
            delivery = delivery();
        }
        running = true;
    }

    /** Tells what was published before. */
    @Override
    public void stop() {
        running = false;
        delivery.shutdown();
        try {
            if (!delivery.awaitTermination(LONGEST_STOP_S, TimeUnit.SECONDS)) {
                log.warn(
                        "Listeners are too slow: {} events are lost",
                        delivery.getQueue().size());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return ClusterConfiguration.PHASE;
    }

    /** One thread keeps the order. */
    private static ThreadPoolExecutor delivery() {
        return new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MOST_WAITING),
                LocalEvents::daemon,
                (event, full) -> log.warn("An event is lost: listeners are too slow, or have stopped"));
    }

    private void deliver(Event event) {
        delivery.execute(() -> listeners.tell(event));
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "cluster-events");
        thread.setDaemon(true);
        return thread;
    }
}
