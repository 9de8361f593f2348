package org.gatehouse.bulk;

import java.util.List;
import java.util.Map;
import org.gatehouse.directory.Attribute;

/**
 * What a row of a file says of a user.
 *
 * @param values those that are given; what is left empty stays as it is
 * @param groups names of groups to be in
 */
record ImportRow(Map<Attribute, String> values, List<String> groups) {

    ImportRow {
        values = Map.copyOf(values);
        groups = List.copyOf(groups);
    }

    String login() {
        return values.getOrDefault(Attribute.LOGIN, "");
    }
}
