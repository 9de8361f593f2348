package org.gatehouse.database;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Spring Boot adds {@code JdbcClient} and transactions to the one data source there is. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    @Bean
    Database database(DatabaseSettings settings) {
        return Database.open(settings);
    }
}
