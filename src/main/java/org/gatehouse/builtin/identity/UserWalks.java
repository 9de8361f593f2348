package org.gatehouse.builtin.identity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.builtin.identity.Criteria.Comparison;
import org.gatehouse.builtin.identity.Criteria.Operator;
import org.gatehouse.builtin.identity.SearchProperty.Kind;
import org.gatehouse.builtin.identity.User.Status;

/** Finds the walk that meets the least users beside those that are looked for. */
final class UserWalks {

    /** Before everything that ever happened here. */
    private static final String NEVER = "TIMESTAMP WITH TIME ZONE '1970-01-01 00:00:00+00'";

    private final UserQuery query;
    private final Set<Status> statuses = EnumSet.allOf(Status.class);
    private final List<Criteria> others = new ArrayList<>();

    private UserWalks(UserQuery query) {
        this.query = query;
        query.criteria().conjuncts().forEach(this::sort);
        if (!query.deprovisioned()) {
            statuses.remove(Status.DEPROVISIONED);
        }
    }

    static Walk of(UserQuery query) {
        UserWalks walks = new UserWalks(query);
        if (walks.statuses.isEmpty()) {
            return Walk.byId(List.of());
        }
        Optional<TermRange> range = walks.range();
        if (query.sortBy() != null) {
            return walks.sorted(query.sortBy(), range);
        }
        if (range.isPresent()) {
            return walks.byName(range.get()).orElseGet(() -> walks.byTerm(range.get()));
        }
        Optional<FullNames> names = walks.fullNames();
        if (names.isPresent()) {
            return walks.byFullName(names.get());
        }
        if (query.deprovisioned() && walks.statuses.size() < Status.values().length) {
            return walks.byStatus();
        }
        return walks.others.stream().anyMatch(UserWalks::limitsUpdates) ? walks.byUpdate() : Walk.byId(walks.lane());
    }

    private void sort(Criteria part) {
        Optional<Set<Status>> only = statuses(part);
        if (only.isPresent()) {
            statuses.retainAll(only.get());
        } else {
            others.add(part);
        }
    }

    private static Optional<Set<Status>> statuses(Criteria part) {
        List<String> values = part.alternatives()
                .filter(alternative -> alternative instanceof Comparison comparison
                        && comparison.property().kind() == Kind.STATUS
                        && comparison.operator() == Operator.EQ)
                .map(comparison -> ((Comparison) comparison).value())
                .toList();
        if (values.size() < part.alternatives().count()) {
            return Optional.empty();
        }
        Set<Status> named = EnumSet.allOf(Status.class);
        named.removeIf(status -> !values.contains(status.name()));
        return Optional.of(named);
    }

    private Optional<TermRange> range() {
        return others.stream()
                .flatMap(part -> TermRange.of(part, query.grammar()).stream())
                .max(Comparator.comparing(TermRange::whole)
                        .thenComparingInt(range -> range.text().length()));
    }

    /** Few may have the name, and many be found by the same text. */
    private Optional<Walk> byName(TermRange range) {
        return FullNames.NAMES.stream()
                .filter(range::isOf)
                .map(name -> {
                    Sql lane = Sql.all(range.condition(name.folded()), Sql.all(lane()));
                    return new Walk("users", name.folded(), "id", "", false, false, List.of(lane));
                })
                .findFirst();
    }

    private Optional<FullNames> fullNames() {
        return others.stream()
                .flatMap(part -> FullNames.of(part, query.grammar()).stream())
                .findFirst();
    }

    private Walk byFullName(FullNames names) {
        others.remove(names.part());
        List<Sql> lanes = names.conditions().stream()
                .map(condition -> Sql.all(condition, Sql.all(lane())))
                .toList();
        return new Walk("users", names.sortedBy().keyColumn(), "id", "", false, false, lanes);
    }

    private Walk byTerm(TermRange range) {
        if (range.complete()) {
            others.remove(range.part());
        }
        Sql rest = others.isEmpty()
                ? Sql.of("1 = 1")
                : condition().in("EXISTS (SELECT 1 FROM users WHERE id = user_id AND ", ")");
        return new Walk(
                "search_terms", "term", "user_id", "status, ", false, false, perStatus(range.condition(), rest));
    }

    private Walk byStatus() {
        return new Walk("users", "id", "id", "status, ", false, false, perStatus(condition()));
    }

    private Walk byUpdate() {
        return new Walk("users", "last_updated", "id", "", true, false, lane());
    }

    private Walk sorted(SearchProperty property, Optional<TermRange> range) {
        List<Sql> lane = new ArrayList<>(lane());
        range.ifPresent(terms -> lane.add(terms.isIn(property) ? terms.condition(property.keyColumn()) : users(terms)));
        boolean time = property.kind() == Kind.INSTANT;
        String key = sortKey(property);
        return new Walk("users", key, "id", "", time, query.descending(), List.of(Sql.all(lane)));
    }

    /** What may be missing has to have a place all the same, or its users would be on no page. */
    private static String sortKey(SearchProperty property) {
        return switch (property.kind()) {
            case TEXT -> SortKey.of(property.exact());
            case INSTANT ->
                switch (property.folded()) {
                    case "created", "last_updated" -> property.folded();
                    case "activated", "status_changed" -> "COALESCE(" + property.folded() + ", created)";
                    default -> "COALESCE(" + property.folded() + ", " + NEVER + ")";
                };
            case TERM -> property.keyColumn();
            case STATUS, ID -> property.folded();
        };
    }

    private Sql users(TermRange terms) {
        List<Sql> selects = perStatus(terms.condition()).stream()
                .map(condition -> condition.in("SELECT user_id FROM search_terms WHERE ", ""))
                .toList();
        return Sql.joined(" UNION ALL ", selects).in("id IN (", ")");
    }

    /** Users of every status in one, since what is looked for lies together whatever the status. */
    private List<Sql> lane() {
        return List.of(statuses.size() == Status.values().length ? condition() : Sql.all(Sql.of(among()), condition()));
    }

    private List<Sql> perStatus(Sql... conditions) {
        return statuses.stream()
                .map(status -> Sql.all(Sql.of("status = ?", status.name()), Sql.all(conditions)))
                .toList();
    }

    /** By what they are not: given what they are, a database takes the index by status and sorts all it finds there. */
    private String among() {
        return Arrays.stream(Status.values())
                .filter(status -> !statuses.contains(status))
                .map(status -> "status <> '" + status + "'")
                .collect(Collectors.joining(" AND ", "(", ")"));
    }

    private Sql condition() {
        return CriteriaSql.of(new Criteria.All(others), query.grammar());
    }

    private static boolean limitsUpdates(Criteria part) {
        return part instanceof Comparison comparison
                && comparison.property().name().equals("lastUpdated");
    }
}
