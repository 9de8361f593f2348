package org.gatehouse.builtin.identity;

import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The indexes in whose order users do not come, made in one go once very many are there: row by row they take most of the
 * time and of the disk.
 */
@Component
class SearchIndexes {

    /** As the migrations make them. */
    private static final Map<String, String> INDEXES = Map.of(
            "search_terms_in_order", "search_terms (status, term, user_id, shared)",
            "users_by_status", "users (status, id)",
            "users_by_update", "users (last_updated, id)",
            "users_by_first_name", "users (first_name_key, id)",
            "users_by_last_name", "users (last_name_key, id)");

    private final JdbcTemplate jdbc;

    SearchIndexes(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Until {@link #create} users are only added. */
    void drop() {
        INDEXES.keySet().forEach(name -> jdbc.execute("DROP INDEX IF EXISTS " + name));
    }

    void create() {
        INDEXES.forEach((name, columns) -> jdbc.execute("CREATE INDEX " + name + " ON " + columns));
    }
}
