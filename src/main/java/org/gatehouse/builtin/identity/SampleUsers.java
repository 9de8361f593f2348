package org.gatehouse.builtin.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Many users for trials and benchmarks: the same ones, ids included, on every run. */
@Component
class SampleUsers {

    private static final Logger log = LoggerFactory.getLogger(SampleUsers.class);
    private static final int BATCH = 1_000;
    private static final String[] FIRST = {
        "Anna", "Ben", "Chloe", "David", "Elif", "Farid", "Grace", "Hugo", "Ines", "Jun"
    };
    private static final String[] LAST = {
        "Smith", "Garcia", "Khan", "Novak", "Okafor", "Rossi", "Sato", "Weber", "Yilmaz"
    };
    private static final String[] GROUPS = {"Engineering", "Finance", "Marketing", "Operations", "Sales"};

    private final JdbcTemplate jdbc;
    private final Groups groups;
    private final Passwords passwords;

    SampleUsers(JdbcTemplate jdbc, Groups groups, Passwords passwords) {
        this.jdbc = jdbc;
        this.groups = groups;
        this.passwords = passwords;
    }

    void add(int count) {
        if (count <= 0) {
            return;
        }
        List<String> groupIds = new ArrayList<>();
        for (String name : GROUPS) {
            groupIds.add(groups.add(name, "Sample group", "OKTA_GROUP"));
        }
        Random random = new Random(1);
        String hash = passwords.hash("gatehouse");
        int tenths = 0;
        for (int start = 0; start < count; start += BATCH) {
            int end = Math.min(count, start + BATCH);
            addBatch(start, end, random, hash, groupIds);
            if (end * 10L / count > tenths) {
                tenths = (int) (end * 10L / count);
                log.info("Sample users: {} % of {}", tenths * 10, count);
            }
        }
    }

    private void addBatch(int start, int end, Random random, String hash, List<String> groupIds) {
        List<Object[]> users = new ArrayList<>();
        List<Object[]> members = new ArrayList<>();
        Object now = Users.now();
        for (int i = start; i < end; i++) {
            String id = "00u" + Ids.random(random, 17);
            String login = "user%07d@example.com".formatted(i + 1);
            String first = FIRST[i % FIRST.length];
            String last = LAST[i / FIRST.length % LAST.length];
            users.add(new Object[] {id, login, login, login, first, last, hash, now, now, now, now, now});
            members.add(new Object[] {groupIds.get(i % groupIds.size()), id});
        }
        jdbc.batchUpdate(
                "INSERT INTO users (id, login, login_key, email, first_name, last_name, status, password_hash,"
                        + " created, activated, status_changed, last_updated, password_changed)"
                        + " VALUES (?, ?, ?, ?, ?, ?, 'ACTIVE', ?, ?, ?, ?, ?, ?)",
                users);
        jdbc.batchUpdate("INSERT INTO members (group_id, user_id) VALUES (?, ?)", members);
    }
}
