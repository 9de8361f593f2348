package org.gatehouse.session;

import java.util.List;
import org.gatehouse.database.DatabaseSettings;
import org.gatehouse.doctor.Check;
import org.gatehouse.doctor.Checks;
import org.gatehouse.doctor.Finding;
import org.springframework.stereotype.Component;

/** Whether sessions could be read again after a restart, and on another node. */
@Component
class SecretKeyChecks implements Checks {

    private final SessionSettings settings;
    private final DatabaseSettings database;

    SecretKeyChecks(SessionSettings settings, DatabaseSettings database) {
        this.settings = settings;
        this.database = database;
    }

    @Override
    public List<Check> all() {
        return List.of(new Check("Secret key", () -> List.of(finding())));
    }

    private Finding finding() {
        if (!settings.secretKeys().isEmpty()) {
            return Finding.ok("Sessions are encrypted with SECRET_KEY.");
        }
        if (database.isPostgres()) {
            return Finding.problem("SECRET_KEY is missing: every node that shares the database needs the same one.")
                    .about("SECRET_KEY")
                    .fix("Write what this prints into .env, as SECRET_KEY:")
                    .copy("openssl rand -base64 32");
        }
        return database.isInMemory()
                ? Finding.hint("The database is in memory: everybody is logged out by a restart.")
                        .about("DATABASE_URL")
                : Finding.ok("Sessions are encrypted with a key that is kept beside the database.");
    }
}
