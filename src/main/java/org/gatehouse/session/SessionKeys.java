package org.gatehouse.session;

import java.util.List;
import org.gatehouse.database.DataFolder;
import org.gatehouse.database.DatabaseSettings;
import org.gatehouse.settings.InvalidSetting;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** The keys that sessions are encrypted with: {@code SECRET_KEY}, or one kept beside the embedded database. */
@Component
public class SessionKeys {

    private final SingletonSupplier<TokenSafe> safe;
    private final SecretKeys secretKeys;

    SessionKeys(SessionSettings settings, DatabaseSettings database) {
        List<String> secrets = settings.secretKeys().isEmpty() ? kept(database) : settings.secretKeys();
        // Made at the first log-in: the library takes a while of each start.
        this.secretKeys = new SecretKeys(secrets);
        this.safe = SingletonSupplier.of(() -> new TokenSafe(secrets));
    }

    /** For other purposes. */
    public SecretKeys secretKeys() {
        return secretKeys;
    }

    SingletonSupplier<TokenSafe> safe() {
        return safe;
    }

    private static List<String> kept(DatabaseSettings database) {
        if (database.isInMemory()) {
            return List.of(DataFolder.newSecret());
        }
        return database.folder()
                .map(folder -> List.of(new DataFolder(folder).secret("secret-key", "SECRET_KEY")))
                .orElseThrow(() -> new InvalidSetting(
                        "SECRET_KEY",
                        "is missing; every node that shares the database needs the same one, for example from:"
                                + " openssl rand -base64 32"));
    }
}
