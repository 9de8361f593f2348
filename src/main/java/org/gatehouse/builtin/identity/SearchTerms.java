package org.gatehouse.builtin.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.gatehouse.builtin.identity.User.Status;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * The table of what users are found by. Every change of a user's names, addresses or status changes it in the same
 * transaction.
 */
@Repository
class SearchTerms {

    private static final String INSERT = "INSERT INTO search_terms (status, term, user_id, shared) VALUES (?, ?, ?, ?)";

    private final JdbcTemplate jdbc;

    SearchTerms(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One thing that a user is found by.
     *
     * @param shared how many UTF-16 units it has in common with the user's next smaller one, from the first on
     */
    record Term(String text, int shared) {}

    static List<Term> of(Profile profile) {
        TreeSet<String> texts = ProfileAttribute.keyed().stream()
                .map(attribute -> Users.key(profile.values().getOrDefault(attribute, "")))
                .collect(Collectors.toCollection(TreeSet::new));
        List<Term> terms = new ArrayList<>();
        String previous = null;
        for (String text : texts) {
            // -1: the smallest is met first whatever is looked for, even the empty text
            terms.add(new Term(text, previous == null ? -1 : sharedStart(previous, text)));
            previous = text;
        }
        return terms;
    }

    void add(String userId, Status status, Profile profile) {
        jdbc.batchUpdate(INSERT, rows(userId, status, profile));
    }

    static List<Object[]> rows(String userId, Status status, Profile profile) {
        return of(profile).stream()
                .map(term -> new Object[] {status.name(), term.text(), userId, term.shared()})
                .toList();
    }

    void addAll(List<Object[]> rows) {
        jdbc.batchUpdate(INSERT, rows);
    }

    void remove(User user) {
        jdbc.batchUpdate(
                "DELETE FROM search_terms WHERE status = ? AND term = ? AND user_id = ?",
                keys(user.id(), user.status(), user.profile()));
    }

    void changeStatus(String userId, Profile profile, Status from, Status to) {
        jdbc.batchUpdate(
                "UPDATE search_terms SET status = '" + to.name() + "' WHERE status = ? AND term = ? AND user_id = ?",
                keys(userId, from, profile));
    }

    boolean isEmpty() {
        return jdbc.queryForList("SELECT user_id FROM search_terms LIMIT 1").isEmpty();
    }

    private static List<Object[]> keys(String userId, Status status, Profile profile) {
        return of(profile).stream()
                .map(term -> new Object[] {status.name(), term.text(), userId})
                .toList();
    }

    private static int sharedStart(String one, String other) {
        int length = Math.min(one.length(), other.length());
        int same = 0;
        while (same < length && one.charAt(same) == other.charAt(same)) {
            same++;
        }
        return same;
    }
}
