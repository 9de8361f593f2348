package org.gatehouse.audit;

import java.time.InstantSource;
import org.gatehouse.testkit.TestDatabase;

/** The trail, for tests of what writes to it. */
public final class Trails {

    private Trails() {}

    public static AuditTrail on(TestDatabase database) {
        return new AuditTrail(database.jdbc(), database.transactions(), InstantSource.system());
    }
}
