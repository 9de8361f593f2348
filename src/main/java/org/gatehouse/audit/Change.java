package org.gatehouse.audit;

import java.util.Map;
import java.util.TreeMap;

/**
 * What somebody sets out to change.
 *
 * @param action what is done, for example {@code user.deactivate}
 * @param kind of the target, for example {@code user}
 * @param targetId empty for what is about to be made
 * @param targetName for people
 * @param before the values that will be replaced; no secrets
 * @param after the values that will replace them; no secrets
 */
public record Change(
        String action,
        String kind,
        String targetId,
        String targetName,
        Map<String, String> before,
        Map<String, String> after) {

    /** Among the values: the name of a group that the change is about, beside its target. */
    public static final String GROUP = "Group";

    /** Among the values: the id of such a group, or several, {@link #BETWEEN_IDS} in between. The entry is found by it. */
    public static final String GROUP_ID = "Group id";

    public static final String BETWEEN_IDS = ", ";

    public Change {
        before = Map.copyOf(before);
        after = Map.copyOf(after);
    }

    /** What has no before and after, with facts about it. */
    public static Change of(String action, String kind, String targetId, String targetName, Map<String, String> facts) {
        return new Change(action, kind, targetId, targetName, Map.of(), facts);
    }

    /** The same for changes that are the same: same action, target and values. */
    public String key() {
        return String.join(
                "\n", action, targetId, targetName, new TreeMap<>(before).toString(), new TreeMap<>(after).toString());
    }
}
