package org.gatehouse.requests;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.renderer.LitRenderer;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.gatehouse.uikit.BrowserTime;
import org.gatehouse.uikit.WideColumns;

/** The columns of the list. A phone gets one that tells it all; the wider the window, the more of them. */
final class RequestGrid extends Grid<AccessRequest> {

    private static final String TEXT =
            "<div class=\"cell wrap\"><span dir=\"auto\" title=\"${item.text}\">${item.text}</span></div>";

    /** @param openers the groups that would open the page of a request */
    RequestGrid(CallbackDataProvider<AccessRequest, Void> requests, Function<AccessRequest, List<String>> openers) {
        addClassName("list");
        getElement().setProperty("accessibleName", "Requests");
        setSelectionMode(SelectionMode.NONE);
        addColumn(request()).setHeader("Who asks for what").setFlexGrow(4);
        var reason = addColumn(text(AccessRequest::reason)).setHeader("Reason").setFlexGrow(4);
        var through = addColumn(text(request -> words(openers.apply(request), "No group")))
                .setHeader("Opened by")
                .setFlexGrow(2);
        var groups = addColumn(text(request -> words(request.groups(), "None")))
                .setHeader("Their groups")
                .setFlexGrow(2);
        var asked = addColumn(asked()).setHeader("Asked").setWidth("10rem").setFlexGrow(0);
        var state = addColumn(LitRenderer.<AccessRequest>of("<span class=\"badge ${item.look}\">${item.state}</span>")
                        .withProperty("state", request -> request.state().words())
                        .withProperty("look", RequestGrid::look))
                .setHeader("State")
                .setWidth("8rem")
                .setFlexGrow(0);
        WideColumns.of(this)
                .from(WideColumns.MOST_WINDOWS, reason, asked, state)
                .from(WideColumns.WIDE_WINDOWS, through, groups);
        addItemClickListener(click -> getUI().ifPresent(
                        ui -> ui.navigate(RequestView.path(click.getItem().id()))));
        setDataProvider(requests);
    }

    static String look(AccessRequest request) {
        return switch (request.state()) {
            case WAITING -> "underway";
            case APPROVED -> "good";
            case DECLINED -> "out";
            case SETTLED -> "settled";
        };
    }

    /** Tells more where there is no column for it; the style sheet knows where. */
    private static LitRenderer<AccessRequest> request() {
        return LitRenderer.<AccessRequest>of("""
                        <div class="cell"><a class="strong" router-link href="${item.address}">${item.name}</a>
                        <span title="${item.path}">${item.title} <span class="quiet">${item.path}</span></span>
                        <span class="quiet on-phone" dir="auto">${item.reason}</span>
                        <span class="quiet on-phone">Asked ${item.when}</span>
                        <span class="on-phone"><span class="badge ${item.look}">${item.state}</span></span></div>""")
                .withProperty("name", AccessRequest::name)
                .withProperty("address", request -> RequestView.path(request.id()))
                .withProperty("title", AccessRequest::title)
                .withProperty("path", AccessRequest::path)
                .withProperty("reason", AccessRequest::reason)
                .withProperty("when", request -> relative(request.asked()))
                .withProperty("state", request -> request.state().words())
                .withProperty("look", RequestGrid::look);
    }

    private static LitRenderer<AccessRequest> text(Function<AccessRequest, String> text) {
        return LitRenderer.<AccessRequest>of(TEXT).withProperty("text", text::apply);
    }

    private static LitRenderer<AccessRequest> asked() {
        return LitRenderer.<AccessRequest>of("<span class=\"when\" title=\"${item.exactly}\">${item.text}</span>")
                .withProperty("text", request -> relative(request.asked()))
                .withProperty(
                        "exactly", request -> BrowserTime.of(UI.getCurrent()).moment(request.asked()));
    }

    private static String words(List<String> names, String none) {
        return names.isEmpty() ? none : String.join(", ", names);
    }

    private static String relative(Instant instant) {
        return BrowserTime.of(UI.getCurrent()).relative(instant, Instant.now());
    }
}
