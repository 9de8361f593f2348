package org.gatehouse.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gatehouse.audit.AuditNames.Named;
import org.gatehouse.audit.AuditNames.Role;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The groups that an entry is about beside its target, read from what it says of before and after. That is sealed, so the
 * table by which entries of a group are found can be held against it.
 */
final class EntryGroups {

    /** The kind that groups have as targets. */
    static final String KIND = "group";

    private static final int LONGEST_ID = 255;
    private static final String MARK = '"' + Change.GROUP_ID + '"';

    private EntryGroups() {}

    /**
     * The ids, each once.
     *
     * @param before as the table has it, and {@code after} too
     */
    static List<String> ids(String before, String after) {
        return Stream.of(before, after)
                .filter(values -> values.contains(MARK)) // few have one, and all are looked at
                .flatMap(values -> text(values, Change.GROUP_ID).stream())
                .flatMap(ids -> Stream.of(ids.split(Change.BETWEEN_IDS, -1)))
                .map(id -> Line.of(id, LONGEST_ID))
                .filter(id -> !id.isBlank())
                .distinct()
                .toList();
    }

    /** The one that an entry names; none where it names several, or none by its name. */
    static Optional<Named> named(String before, String after) {
        List<String> ids = ids(before, after);
        var names = new ArrayList<String>();
        if (ids.size() == 1) {
            text(before, Change.GROUP).ifPresent(names::add);
            text(after, Change.GROUP).ifPresent(names::add);
        }
        return names.stream().findFirst().map(name -> new Named(Role.TARGET, KIND, ids.getFirst(), name));
    }

    private static Optional<String> text(String values, String name) {
        try {
            JsonNode value = JsonMapper.shared().readTree(values).get(name);
            return value != null && value.isString() ? Optional.of(value.asString()) : Optional.empty();
        } catch (JacksonException damaged) {
            return Optional.empty(); // by somebody else than us; its seal will tell
        }
    }
}
