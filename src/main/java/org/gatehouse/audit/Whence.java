package org.gatehouse.audit;

import java.util.Map;
import java.util.Objects;
import org.slf4j.MDC;

/**
 * Where the work of a thread comes from: the request that began it. It is kept where the log keeps what it writes in every
 * line (MDC), so that entries and lines of one request name the same, on whatever thread they are written.
 *
 * @param address the peer's IP address; empty outside requests
 * @param userAgent the {@code User-Agent} header, cut
 * @param correlation names the request
 */
public record Whence(String address, String userAgent, String correlation) {

    /** The key in the log's lines. */
    public static final String CORRELATION = "correlation";

    private static final String ADDRESS = "address";
    private static final String USER_AGENT = "userAgent";

    static final int LONGEST_ADDRESS = 45;
    static final int LONGEST_AGENT = 200;
    static final int LONGEST_CORRELATION = 64;

    static final Whence NOWHERE = new Whence("", "", "");

    public Whence {
        address = Line.of(address, LONGEST_ADDRESS);
        userAgent = Line.of(userAgent, LONGEST_AGENT);
        correlation = Line.of(correlation, LONGEST_CORRELATION);
    }

    /** Of this thread. */
    public static Whence current() {
        return new Whence(value(ADDRESS), value(USER_AGENT), value(CORRELATION));
    }

    /** Holds for this thread until it is closed. */
    public Holding hold() {
        Map<String, String> before = MDC.getCopyOfContextMap();
        MDC.put(ADDRESS, address);
        MDC.put(USER_AGENT, userAgent);
        MDC.put(CORRELATION, correlation);
        return () -> {
            if (before == null) {
                MDC.clear();
            } else {
                MDC.setContextMap(before);
            }
        };
    }

    private static String value(String key) {
        return Objects.requireNonNullElse(MDC.get(key), "");
    }

    /** Ends with {@link #close()}. */
    public interface Holding extends AutoCloseable {

        @Override
        void close();
    }
}
