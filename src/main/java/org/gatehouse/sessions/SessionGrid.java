package org.gatehouse.sessions;

import static com.vaadin.flow.data.provider.SortDirection.DESCENDING;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.function.ValueProvider;
import com.vaadin.flow.internal.UrlUtil;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.gatehouse.session.SessionInfo;
import org.gatehouse.session.SessionQuery.Order;
import org.gatehouse.uikit.BrowserTime;
import org.gatehouse.uikit.WideColumns;

/** The columns of the list. A phone gets one that tells it all; the wider the window, the more of them. */
final class SessionGrid extends Grid<SessionInfo> {

    /** @param isThis whether a session is the one that looks at the list */
    SessionGrid(
            CallbackDataProvider<SessionInfo, Void> sessions,
            Predicate<SessionInfo> isThis,
            Consumer<SessionInfo> end) {
        addClassName("list");
        getElement().setProperty("accessibleName", "Live sessions");
        setSelectionMode(SelectionMode.NONE);
        addColumn(person()).setHeader("Person").setFlexGrow(3).setSortProperty(Order.PERSON.name());
        var device = addColumn(device()).setHeader("Device").setFlexGrow(3);
        var provider = addColumn(SessionInfo::providerName)
                .setHeader("Provider")
                .setWidth("8rem")
                .setFlexGrow(0);
        var loggedIn =
                addColumn(time(SessionInfo::created)).setHeader("Logged in").setSortProperty(Order.SIGNED_IN.name());
        var lastSeen =
                addColumn(time(SessionInfo::lastSeen)).setHeader("Last seen").setSortProperty(Order.LAST_SEEN.name());
        var expires = addColumn(time(SessionInfo::expires)).setHeader("Ends by").setSortProperty(Order.EXPIRES.name());
        WideColumns.of(this)
                .from(WideColumns.MOST_WINDOWS, device, lastSeen)
                .from(WideColumns.WIDE_WINDOWS, provider, loggedIn, expires);
        addColumn(action(isThis, end))
                .setHeader("Action")
                .setWidth("8rem")
                .setFlexGrow(0)
                .setTextAlign(ColumnTextAlign.END);
        addSortListener(sorted -> scrollToStart());
        sort(List.of(new GridSortOrder<>(lastSeen, DESCENDING)));
        setDataProvider(sessions);
    }

    /**
     * The name leads to what the person may open, and why. Names the device too where there is no column for it; the style
     * sheet knows where.
     */
    private static LitRenderer<SessionInfo> person() {
        return LitRenderer.<SessionInfo>of("""
                        <div class="cell"><a class="strong" router-link href="${item.why}" title="What may they open, and why?">${item.name}</a>
                        <span class="quiet" title="${item.email}">${item.email}</span>
                        <span class="quiet on-phone">${item.device}</span>
                        <span class="quiet on-phone">Last seen ${item.seen}</span></div>""")
                .withProperty("name", SessionInfo::name)
                .withProperty("why", SessionGrid::why)
                .withProperty("email", session -> Objects.requireNonNullElse(session.email(), session.subject()))
                .withProperty("device", session -> session.device().text() + " · " + session.address())
                .withProperty("seen", session -> relative(session.lastSeen()));
    }

    private static String why(SessionInfo session) {
        return "admin/pages/why?issuer=" + UrlUtil.encodeURIComponent(session.issuer()) + "&subject="
                + UrlUtil.encodeURIComponent(session.subject());
    }

    private static LitRenderer<SessionInfo> device() {
        return LitRenderer.<SessionInfo>of(
                        "<div class=\"cell\"><span>${item.device}</span><span class=\"quiet\">${item.address}</span></div>")
                .withProperty("device", session -> session.device().text())
                .withProperty("address", SessionInfo::address);
    }

    private static LitRenderer<SessionInfo> time(ValueProvider<SessionInfo, Instant> instant) {
        return LitRenderer.<SessionInfo>of("<span class=\"when\" title=\"${item.exactly}\">${item.text}</span>")
                .withProperty("text", session -> relative(instant.apply(session)))
                .withProperty(
                        "exactly", session -> BrowserTime.of(UI.getCurrent()).moment(instant.apply(session)));
    }

    private static LitRenderer<SessionInfo> action(Predicate<SessionInfo> isThis, Consumer<SessionInfo> end) {
        return LitRenderer.<SessionInfo>of("""
                        <span class="badge" ?hidden="${!item.mine}">This one</span><button class="button small"
                            ?hidden="${item.mine}" aria-label="${item.label}" @click="${end}">Log out</button>""")
                .withProperty("mine", isThis::test)
                .withProperty(
                        "label",
                        session -> "Log out " + session.name() + ", "
                                + session.device().text())
                .withFunction("end", end::accept);
    }

    private static String relative(Instant instant) {
        return BrowserTime.of(UI.getCurrent()).relative(instant, Instant.now());
    }
}
