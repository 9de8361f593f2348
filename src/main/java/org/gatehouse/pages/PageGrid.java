package org.gatehouse.pages;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.data.renderer.LitRenderer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.gatehouse.access.Audience;
import org.gatehouse.access.PageRule;
import org.gatehouse.uikit.Words;

/** Pages below each other, with who they are open to. */
final class PageGrid extends Grid<PageEntry> {

    /** More than these scroll inside the list. */
    private static final int FEW = 40;

    private final Collection<String> adminGroups;
    private transient Map<String, Long> sizes = Map.of();
    private transient Set<String> missing = Set.of();

    /** @param adminGroups the groups of administrators */
    PageGrid(Collection<String> adminGroups) {
        this.adminGroups = adminGroups;
        addClassName("list");
        getElement().setProperty("accessibleName", "Pages");
        setSelectionMode(SelectionMode.NONE);
        addColumn(LitRenderer.<PageEntry>of("""
                        <div class="cell"><a class="strong" router-link href="${item.address}">${item.title}</a>
                        <span class="quiet" title="${item.path}">${item.path}</span></div>""")
                        .withProperty("title", PageEntry::title)
                        .withProperty("path", PageEntry::path)
                        .withProperty("address", page -> RuleAddress.of(page.route())))
                .setHeader("Page")
                .setFlexGrow(2);
        addColumn(LitRenderer.<PageEntry>of("""
                        <div class="cell"><span title="${item.who}">${item.who}</span>
                        <span class="quiet">${item.size}</span>
                        <span class="quiet" title="${item.missing}">${item.missing}</span>
                        <span class="row-badges"><span class="badge" ?hidden="${!item.changed}">Changed</span>
                        <span class="badge underway" ?hidden="${!item.gone}">No longer exists</span>
                        <span class="badge underway" ?hidden="${!item.idle}">Not obeyed</span></span></div>""")
                        .withProperty("who", page -> RuleWords.of(page.inForce()) + RuleWords.only(page.page()))
                        .withProperty("size", page -> page.isGone() ? "" : size(page.inForce()))
                        .withProperty("missing", page -> page.isGone() ? "" : missing(page.inForce()))
                        .withProperty("changed", PageEntry::isChanged)
                        .withProperty("gone", PageEntry::isGone)
                        .withProperty("idle", page -> !page.isGone() && page.isNotObeyed()))
                .setHeader("Open to")
                .setFlexGrow(2);
    }

    void show(List<PageEntry> pages) {
        setItems(pages);
        setAllRowsVisible(pages.size() <= FEW);
    }

    /** @param newSizes how many members groups have, by name */
    void showSizes(Map<String, Long> newSizes) {
        sizes = newSizes;
        getDataProvider().refreshAll();
    }

    /** @param names of groups that are in no directory */
    void showMissing(Set<String> names) {
        missing = names;
        getDataProvider().refreshAll();
    }

    private String missing(PageRule rule) {
        Set<String> named = new TreeSet<>(rule.groups());
        named.retainAll(missing);
        return named.isEmpty() ? "" : "Not in the directory: " + String.join(", ", named);
    }

    private String size(PageRule rule) {
        Collection<String> groups = rule.audience() == Audience.ADMINISTRATORS ? adminGroups : rule.groups();
        List<Long> known =
                groups.stream().map(sizes::get).filter(Objects::nonNull).toList();
        if (groups.isEmpty() || known.size() < groups.size()) {
            return "";
        }
        long people = known.stream().mapToLong(Long::longValue).sum();
        // Somebody may be in two of them.
        return (groups.size() > 1 ? "At most " : "") + Words.count(people, "member");
    }
}
