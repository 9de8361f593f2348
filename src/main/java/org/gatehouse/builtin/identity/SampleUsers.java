package org.gatehouse.builtin.identity;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gatehouse.builtin.identity.SamplePeople.Person;
import org.gatehouse.builtin.identity.User.Status;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Many users for trials and benchmarks. How far the filling has come is stored with each part of it, so that it goes on
 * there when the program was ended meanwhile.
 */
@Component
class SampleUsers {

    private static final Logger log = LoggerFactory.getLogger(SampleUsers.class);
    private static final int BATCH = 10_000;
    private static final Duration REPORT_EVERY = Duration.ofSeconds(5);
    private static final List<ProfileAttribute> ATTRIBUTES = List.of(
            ProfileAttribute.LOGIN,
            ProfileAttribute.EMAIL,
            ProfileAttribute.FIRST_NAME,
            ProfileAttribute.LAST_NAME,
            ProfileAttribute.DEPARTMENT,
            ProfileAttribute.TITLE,
            ProfileAttribute.CITY,
            ProfileAttribute.EMPLOYEE_NUMBER);
    private static final String INSERT_USER = UserRows.insert(ATTRIBUTES);

    private final JdbcTemplate jdbc;
    private final SearchTerms terms;
    private final SearchIndexes indexes;
    private final Passwords passwords;
    private final TransactionOperations transaction;

    SampleUsers(
            JdbcTemplate jdbc,
            SearchTerms terms,
            SearchIndexes indexes,
            Passwords passwords,
            TransactionOperations transaction) {
        this.jdbc = jdbc;
        this.terms = terms;
        this.indexes = indexes;
        this.passwords = passwords;
        this.transaction = transaction;
    }

    /** Notes how many are to be made; {@link #make} makes them. */
    void plan(int count) {
        if (count <= 0) {
            return;
        }
        jdbc.update("INSERT INTO sample_users (wanted, made, done) VALUES (?, 0, FALSE)", count);
        OffsetDateTime now = Users.now();
        jdbc.batchUpdate(
                "INSERT INTO user_groups (id, name, name_key, description, type, created, last_updated,"
                        + " last_membership_updated) VALUES (?, ?, ?, 'Sample group', 'OKTA_GROUP', ?, ?, ?)",
                IntStream.range(0, SamplePeople.groups())
                        .mapToObj(number -> group(number, now))
                        .toList());
    }

    /** Makes those that were planned and are not there yet. */
    void make() {
        jdbc.query(
                        "SELECT wanted, made FROM sample_users WHERE NOT done",
                        (row, number) -> new Plan(row.getInt("wanted"), row.getInt("made")))
                .forEach(this::make);
    }

    private record Plan(int wanted, int made) {}

    private void make(Plan plan) {
        indexes.drop();
        make(plan.made(), plan.wanted());
        indexes.create();
        jdbc.update(
                "UPDATE user_groups SET users_count = (SELECT COUNT(*) FROM members WHERE group_id = user_groups.id)"
                        + " WHERE type = 'OKTA_GROUP'");
        jdbc.execute("ANALYZE");
        jdbc.update("UPDATE sample_users SET done = TRUE");
        log.info("Sample users: {} are there", plan.wanted());
    }

    /** Adds users, and on a second thread, one batch behind, what points at them. */
    private void make(int from, int wanted) {
        remove(from, wanted);
        SamplePeople people = new SamplePeople();
        String hash = passwords.hash("gatehouse");
        long begin = System.nanoTime();
        long reported = begin;
        try (ExecutorService second = Executors.newSingleThreadExecutor()) {
            CompletableFuture<Void> behind = CompletableFuture.completedFuture(null);
            for (int start = from; start < wanted; start += BATCH) {
                int end = Math.min(wanted, start + BATCH);
                List<Person> batch =
                        IntStream.range(start, end).mapToObj(people::person).toList();
                transaction.executeWithoutResult(status -> addUsers(batch, hash));
                behind.join();
                behind = CompletableFuture.runAsync(
                        () -> transaction.executeWithoutResult(status -> addTermsAndMembers(batch, end)), second);
                if (end == wanted || System.nanoTime() - reported > REPORT_EVERY.toNanos()) {
                    reported = System.nanoTime();
                    report(from, end, wanted, (reported - begin) / 1e9);
                }
            }
            behind.join();
        }
    }

    /** Users of a batch that was not finished when the program ended. */
    private void remove(int from, int wanted) {
        jdbc.update("DELETE FROM users WHERE id BETWEEN ? AND ?", SamplePeople.id(from), SamplePeople.id(wanted - 1));
    }

    private static void report(int from, int made, int wanted, double seconds) {
        long left = Math.round(seconds / (made - from) * (wanted - made));
        log.info("Sample users: {} % of {}, about {} s left", made * 100L / wanted, wanted, left);
    }

    private void addUsers(List<Person> people, String hash) {
        jdbc.batchUpdate(
                INSERT_USER, people.stream().map(person -> row(person, hash)).toList());
    }

    private void addTermsAndMembers(List<Person> people, int made) {
        terms.addAll(people.stream()
                .flatMap(person -> SearchTerms.rows(person.id(), person.status(), person.profile()).stream())
                .toList());
        jdbc.batchUpdate(
                "INSERT INTO members (group_id, user_id) VALUES (?, ?)",
                people.stream()
                        .flatMap(person ->
                                person.groups().stream().map(group -> new Object[] {groupId(group), person.id()}))
                        .toList());
        jdbc.update("UPDATE sample_users SET made = ?", made);
    }

    private static @Nullable Object[] row(Person person, String hash) {
        boolean started = person.status() != Status.STAGED && person.status() != Status.PROVISIONED;
        OffsetDateTime created = person.created().atOffset(ZoneOffset.UTC);
        Stream<@Nullable Object> own = Stream.of(
                person.id(),
                person.status().name(),
                started ? hash : null,
                created,
                person.lastUpdated().atOffset(ZoneOffset.UTC),
                started ? created : null,
                created,
                started ? created : null);
        return Stream.<@Nullable Object>concat(own, UserRows.values(person.profile(), ATTRIBUTES))
                .toArray();
    }

    private static Object[] group(int number, OffsetDateTime now) {
        String name = SamplePeople.groupName(number);
        return new Object[] {groupId(number), name, Groups.key(name), now, now, now};
    }

    private static String groupId(int number) {
        return "00gS%016d".formatted(number + 1);
    }
}
