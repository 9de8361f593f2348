package org.gatehouse.builtin.identity;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The indexes in whose order users do not come, made in one go once very many are there: row by row they take most of the
 * time and of the disk.
 */
@Component
class SearchIndexes {

    private static final Logger log = LoggerFactory.getLogger(SearchIndexes.class);

    /** As the migrations make them. */
    private static final List<Index> INDEXES = List.of(
            new Index("search_terms_in_order", "search_terms (status, term, user_id, shared)"),
            new Index("users_by_first_name", "users (first_name_key, id, last_name_key)"),
            new Index("users_by_last_name", "users (last_name_key, id, first_name_key)"));

    private record Index(String name, String columns) {}

    private final JdbcTemplate jdbc;

    SearchIndexes(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Until {@link #create} users are only added. */
    void drop() {
        INDEXES.forEach(index -> jdbc.execute("DROP INDEX IF EXISTS " + index.name));
    }

    /** With a million users each takes a while, and says when it begins. */
    void create() {
        for (int i = 0; i < INDEXES.size(); i++) {
            Index index = INDEXES.get(i);
            log.info("Search indexes: making {} of {}", i + 1, INDEXES.size());
            jdbc.execute("CREATE INDEX " + index.name + " ON " + index.columns);
        }
    }
}
