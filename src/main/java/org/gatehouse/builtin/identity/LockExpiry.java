package org.gatehouse.builtin.identity;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/** Lets locks end by themselves, so that administrators see nobody locked out who may sign in. */
@Component
class LockExpiry implements InitializingBean, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(LockExpiry.class);
    private static final int EVERY_SECONDS = 20;

    private final AccountLocks locks;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().name("lock-expiry").unstarted(task));

    LockExpiry(AccountLocks locks) {
        this.locks = locks;
    }

    @Override
    public void afterPropertiesSet() {
        var unused = thread.scheduleWithFixedDelay(this::endOld, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void destroy() {
        thread.shutdown(); // not interrupted: the embedded database closes its file when a thread is
    }

    /** Tries again next time: what is thrown here would end the schedule. */
    private void endOld() {
        try {
            locks.endOld();
        } catch (RuntimeException failed) {
            log.warn("Old locks of accounts were not ended: {}", failed.toString());
        }
    }
}
