package org.gatehouse.cluster;

import java.time.Duration;
import org.gatehouse.database.Database;
import org.gatehouse.database.DatabaseSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** PostgreSQL may be shared with other nodes; nobody else can have the embedded database open. */
@Configuration(proxyBeanMethods = false)
class ClusterConfiguration {

    /** Before the web server takes requests, and until it has answered the last one. */
    static final int PHASE = 0;

    private static final Duration LOOK_EVERY = Duration.ofSeconds(10);

    @Bean
    ClusterEvents clusterEvents(DatabaseSettings settings, Database database, JdbcClient jdbc) {
        return settings.isPostgres() ? new PostgresEvents(database, jdbc, LOOK_EVERY) : new LocalEvents();
    }
}
