package org.gatehouse.session;

import static org.gatehouse.session.SessionStore.utc;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/**
 * The live sessions of everyone, page by page. It asks nobody for permission: who may look is for the callers to decide.
 */
@Repository
public class LiveSessionList {

    private static final String LIVE = "WHERE ended IS NULL AND expires > :now AND last_seen > :seen";
    private static final int MOST_WORDS = 5;

    private final JdbcClient db;
    private final SessionSettings settings;
    private final InstantSource clock;

    LiveSessionList(JdbcClient db, SessionSettings settings, InstantSource clock) {
        this.db = db;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param offset how many to leave out before the first */
    public List<SessionInfo> page(SessionQuery query, int offset, int most) {
        return live(SessionRows.SELECT, query.search(), query.orderBy() + " LIMIT :most OFFSET :offset")
                .param("most", most)
                .param("offset", offset)
                .query(SessionRows::info)
                .list();
    }

    /** How many there are for a search as in {@link SessionQuery}. */
    public int count(String search) {
        return live("SELECT count(*) FROM sessions ", search, "")
                .query(Integer.class)
                .single();
    }

    /** Some of those who are logged in, once each and by name, for a search as in {@link SessionQuery}. */
    public List<LivePerson> people(String search, int most) {
        return live("""
                SELECT issuer, subject, min(user_name) AS name, min(email) AS email FROM sessions
                """, search, " GROUP BY issuer, subject ORDER BY min(search_text), issuer, subject LIMIT :most")
                .param("most", most)
                .query((row, number) -> new LivePerson(
                        row.getString("issuer"),
                        row.getString("subject"),
                        row.getString("name"),
                        row.getString("email")))
                .list();
    }

    /** Empty when there is none, or when it has ended. */
    public Optional<SessionInfo> find(String id) {
        return live(SessionRows.SELECT, "", " AND id = :id")
                .param("id", id)
                .query(SessionRows::info)
                .optional();
    }

    /** The issuers at which somebody with this {@code sub} has signed in and not been logged out. */
    public List<String> issuersOf(String subject) {
        return db.sql("SELECT DISTINCT issuer FROM sessions WHERE subject = :subject AND ended IS NULL")
                .param("subject", subject)
                .query((row, number) -> row.getString("issuer"))
                .list();
    }

    private StatementSpec live(String select, String search, String rest) {
        Instant now = clock.instant();
        List<String> words = words(search);
        var sql = new StringBuilder(select + LIVE);
        for (int i = 0; i < words.size(); i++) {
            sql.append(" AND search_text LIKE :word").append(i).append(" ESCAPE '!'");
        }
        StatementSpec statement =
                db.sql(sql + rest).param("now", utc(now)).param("seen", utc(now.minus(settings.idleTimeout())));
        for (int i = 0; i < words.size(); i++) {
            statement = statement.param("word" + i, "%" + literally(words.get(i)) + "%");
        }
        return statement;
    }

    private static List<String> words(String search) {
        return Stream.of(SearchText.normal(search).split("\\s+"))
                .filter(word -> !word.isEmpty())
                .limit(MOST_WORDS)
                .toList();
    }

    /** Nothing that is typed stands for anything but itself. */
    private static String literally(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }
}
