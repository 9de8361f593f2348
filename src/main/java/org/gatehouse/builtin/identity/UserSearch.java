package org.gatehouse.builtin.identity;

import java.time.OffsetDateTime;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds users, page by page. */
@Repository
class UserSearch {

    /** Longer than that, an expression that no index helps with keeps neither its caller nor the database busy. */
    private static final int PATIENCE_SECONDS = 5;

    private final JdbcClient jdbc;
    private final Users users;

    UserSearch(DataSource dataSource, Users users) {
        JdbcTemplate template = new JdbcTemplate(dataSource);
        template.setQueryTimeout(PATIENCE_SECONDS);
        this.jdbc = JdbcClient.create(template);
        this.users = users;
    }

    /** @param next null: there are no more */
    record Page(List<User> users, @Nullable Cursor next) {}

    private record Entry(Cursor place, String id) {}

    /**
     * Up to {@code size} users.
     *
     * @param after where the page before ended; null: from the first on
     * @throws Cursor.Invalid when the cursor comes from another list
     * @throws org.springframework.dao.QueryTimeoutException when the database needs too long for it
     */
    Page page(UserQuery query, @Nullable Cursor after, int size) {
        Walk walk = UserWalks.of(query);
        // one more than asked for tells whether there is a next page
        Sql sql = after == null ? walk.first(size + 1) : walk.after(after, size + 1);
        List<Entry> entries = jdbc.sql(sql.text())
                .params(sql.values())
                .query((row, number) -> new Entry(
                        Cursor.of(
                                walk.isTime() ? row.getObject("k", OffsetDateTime.class) : row.getString("k"),
                                row.getString("i")),
                        row.getString("i")))
                .list();
        boolean more = entries.size() > size;
        List<Entry> shown = more ? entries.subList(0, size) : entries;
        return new Page(
                users.byIds(shown.stream().map(Entry::id).toList()),
                more ? shown.getLast().place() : null);
    }
}
