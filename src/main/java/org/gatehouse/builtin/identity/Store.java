package org.gatehouse.builtin.identity;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The schema {@code identity} in the database, which may be one that the application uses too. */
@Configuration(proxyBeanMethods = false)
class Store {

    private static final String SCHEMA = "identity";

    /** Brought up to date before anything can read from it. */
    @Bean(destroyMethod = "close")
    HikariDataSource dataSource(DataSourceProperties properties) throws SQLException {
        DriverManagerDataSource plain = new DriverManagerDataSource(properties.determineUrl());
        plain.setUsername(properties.determineUsername());
        plain.setPassword(properties.determinePassword());
        // One connection stays open meanwhile: an H2 database in memory lives as long as its last connection.
        try (Connection open = plain.getConnection()) {
            boolean postgres = open.getMetaData().getDatabaseProductName().equals("PostgreSQL");
            String schema = schema(open);
            migrate(plain, schema, postgres);
            HikariDataSource pool = properties
                    .initializeDataSourceBuilder()
                    .type(HikariDataSource.class)
                    .build();
            pool.setPoolName(SCHEMA);
            pool.setSchema(schema);
            pool.setMinimumIdle(1);
            if (postgres) {
                pool.addDataSourceProperty("reWriteBatchedInserts", "true");
            }
            pool.getConnection().close();
            return pool;
        }
    }

    /** In the case that the database gives to names without quotes. */
    private static String schema(Connection connection) throws SQLException {
        return connection.getMetaData().storesUpperCaseIdentifiers() ? SCHEMA.toUpperCase(Locale.ROOT) : SCHEMA;
    }

    /** Text that is searched in order is in the order of its characters' codes; in H2 all text is. */
    private static void migrate(DataSource dataSource, String schema, boolean postgres) {
        Flyway.configure()
                .dataSource(dataSource)
                .schemas(schema)
                .defaultSchema(schema)
                .locations("classpath:builtin/identity/db")
                .javaMigrations(new LoginMigration())
                .placeholders(Map.of("byCode", postgres ? "COLLATE \"C\"" : ""))
                .load()
                .migrate();
    }
}
