package org.gatehouse.session;

/**
 * Which live sessions to list, and in which order.
 *
 * @param search words that all must occur in name, e-mail address or subject of the person, in any case; empty: everyone
 */
public record SessionQuery(String search, Order order, boolean descending) {

    /** What sessions can be sorted by. */
    public enum Order {
        /** By name, in any case. */
        PERSON("search_text"),
        LAST_SEEN("last_seen"),
        SIGNED_IN("created"),
        EXPIRES("expires");

        private final String column;

        Order(String column) {
            this.column = column;
        }
    }

    /** Ends with the key, so that rows which are equal otherwise do not change places between two pages. */
    String orderBy() {
        return " ORDER BY " + order.column + (descending ? " DESC" : "") + ", id";
    }
}
