package org.gatehouse.pages;

import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.gatehouse.access.Audience;
import org.gatehouse.access.PageRule;
import org.jspecify.annotations.Nullable;

/**
 * The address at which the rule of a page is changed, and what somebody was about to do there when they had to prove who
 * they are.
 *
 * @param wanted the rule that was to be saved; null when it was none
 * @param reset whether the page was to be reset
 */
record RuleAddress(String route, @Nullable PageRule wanted, boolean reset) {

    static final String PATH = PagesView.PATH + "/rule";

    private static final String PAGE = "page";
    private static final String AUDIENCE = "audience";
    private static final String GROUP = "group";
    private static final String RESET = "reset";

    static String of(String route) {
        return new RuleAddress(route, null, false).text();
    }

    /** Empty when no page is named. */
    static Optional<RuleAddress> read(QueryParameters parameters) {
        return parameters
                .getSingleParameter(PAGE)
                .map(route -> new RuleAddress(
                        route,
                        wanted(parameters),
                        parameters.getSingleParameter(RESET).isPresent()));
    }

    boolean isComingBack() {
        return reset || wanted != null;
    }

    String text() {
        var parameters = new TreeMap<String, List<String>>(Map.of(PAGE, List.of(route)));
        if (reset) {
            parameters.put(RESET, List.of("1"));
        }
        if (wanted != null) {
            parameters.put(AUDIENCE, List.of(wanted.audience().name()));
            parameters.put(GROUP, wanted.groups().stream().sorted().toList());
        }
        return new Location(PATH, new QueryParameters(parameters)).getPathWithQueryParameters();
    }

    /** What an address asks for may be anything. */
    private static @Nullable PageRule wanted(QueryParameters parameters) {
        try {
            String audience = parameters.getSingleParameter(AUDIENCE).orElse("");
            return audience.isEmpty()
                    ? null
                    : new PageRule(Audience.valueOf(audience), Set.copyOf(parameters.getParameters(GROUP)));
        } catch (IllegalArgumentException nonsense) {
            return null;
        }
    }
}
