package org.gatehouse.bulk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.gatehouse.directory.Attribute;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of a file hold, by the names in its first line: the labels of forms, or the provider's names of
 * attributes, in any case, with or without spaces.
 */
final class Columns {

    static final String GROUPS = "groups";

    /** What an export tells besides, and an import leaves aside. */
    static final List<String> ASIDE = List.of("id", "status", "created", "lastLogin");

    private final List<Column> columns;

    /**
     * What one column holds.
     *
     * @param attribute null for groups, and for what is left aside
     */
    record Column(@Nullable Attribute attribute, boolean isGroups) {}

    private Columns(List<Column> columns) {
        this.columns = columns;
    }

    /**
     * @param supported attributes that the directory keeps
     * @throws ImportProblem for names that are not known, or come twice, and without a login
     */
    static Columns of(List<String> header, Set<Attribute> supported) {
        var columns = new ArrayList<Column>();
        var seen = new HashSet<Column>();
        var unknown = new ArrayList<String>();
        for (String name : header) {
            Column column = column(name, supported);
            if (column == null) {
                unknown.add("“" + Cut.of(name.strip(), 60) + "”");
            } else if (!seen.add(column) && (column.isGroups() || column.attribute() != null)) {
                throw new ImportProblem("The column “" + Cut.of(name.strip(), 60) + "” is there twice.");
            } else {
                columns.add(column);
            }
        }
        if (!unknown.isEmpty()) {
            throw new ImportProblem("Columns that are not known here: "
                    + String.join(", ", unknown.subList(0, Math.min(10, unknown.size())))
                    + ". The first line has to name the columns.");
        }
        if (!seen.contains(new Column(Attribute.LOGIN, false))) {
            throw new ImportProblem("There is no column “login”, by which users are told apart.");
        }
        return new Columns(columns);
    }

    int count() {
        return columns.size();
    }

    Column get(int index) {
        return columns.get(index);
    }

    /** The provider's name of an attribute, {@code firstName}. */
    static String name(Attribute attribute) {
        String[] words = attribute.name().toLowerCase(Locale.ROOT).split("_", -1);
        var name = new StringBuilder(words[0]);
        for (String word : List.of(words).subList(1, words.length)) {
            name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
        }
        return name.toString();
    }

    private static @Nullable Column column(String name, Set<Attribute> supported) {
        String plain = plain(name);
        if (plain.equals(GROUPS)) {
            return new Column(null, true);
        }
        if (ASIDE.stream().anyMatch(aside -> plain(aside).equals(plain))) {
            return new Column(null, false);
        }
        return Arrays.stream(Attribute.values())
                .filter(supported::contains)
                .filter(attribute -> plain(attribute.label()).equals(plain)
                        || plain(name(attribute)).equals(plain))
                .findFirst()
                .map(attribute -> new Column(attribute, false))
                .orElse(null);
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", "");
    }
}
