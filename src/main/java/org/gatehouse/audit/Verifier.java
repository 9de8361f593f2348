package org.gatehouse.audit;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes looks at the whole trail. */
@Component
public class Verifier {

    private final JdbcClient db;
    private final ChainKeys keys;

    Verifier(JdbcClient db, ChainKeys keys) {
        this.db = db;
        this.keys = keys;
    }

    public Verification verification() {
        return new Verification(new SealStore(db), new ChainRows(db), keys);
    }
}
