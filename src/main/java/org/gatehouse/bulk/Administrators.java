package org.gatehouse.bulk;

import java.util.List;
import org.gatehouse.uikit.Words;

/**
 * Who becomes an administrator by a run: whoever joins a group that makes administrators, in the words in which the page
 * of one user asks about that.
 *
 * @param count how many
 * @param first the names of some of them
 */
record Administrators(int count, List<String> first) {

    /** What the plan of each of them says; it stands first, so that no long plan loses it. */
    static final String LINE = "Becomes an administrator and can do all that you can do here";

    /** In SQL, of items; a constant. Only a whole line counts: values that people gave are part of others. */
    static final String CONDITION =
            "(step IN ('CREATE', 'CHANGE') AND (plan = '" + LINE + "' OR plan LIKE '" + LINE + "' || CHR(10) || '%'))";

    /** For people; empty when there are none. */
    String sentence() {
        if (count == 0) {
            return "";
        }
        String names = String.join("; ", first.stream().map(Words::named).toList());
        if (count == 1) {
            return names + " becomes an administrator and can do all that you can do here.";
        }
        int others = count - first.size();
        return Words.count(count, "user") + " become administrators and can do all that you can do here: " + names
                + (others > 0 ? "; and " + others + " more." : ".");
    }
}
