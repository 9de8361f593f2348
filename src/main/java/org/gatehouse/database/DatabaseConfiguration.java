package org.gatehouse.database;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionOperations;

/** Spring Boot adds {@code JdbcClient} to the one data source there is. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    @Bean
    Database database(DatabaseSettings settings) {
        return Database.open(settings);
    }

    /** In place of Spring Boot's. */
    @Bean
    TransactionOperations transactions(Database database) {
        return database.transactions();
    }
}
