package org.gatehouse.home;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlRequestListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import org.jsoup.nodes.Element;
import org.springframework.stereotype.Component;

/**
 * Puts the words of the home page into its document, where they can be read while the scripts are still loading. The
 * style sheet shows them where {@link HomeView} will stand, and hides them when it is there.
 */
@Component
class HomeFirstPaint implements VaadinServiceInitListener, IndexHtmlRequestListener {

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(this);
    }

    @Override
    public void modifyIndexHtmlResponse(IndexHtmlResponse response) {
        String path = response.getVaadinRequest().getPathInfo();
        if (path != null && !path.equals("/")) {
            return;
        }
        Element words = response.getDocument().body().appendElement("div");
        words.addClass("first-paint").attr("aria-hidden", "true");
        Element hero = words.appendElement("div").addClass("page home").appendElement("div");
        hero.addClass("hero");
        hero.appendElement("span").addClass("eyebrow").text(HomeView.EYEBROW);
        hero.appendElement("h1").text(HomeView.TITLE);
        hero.appendElement("p").addClass("lead").text(HomeView.LEAD);
    }
}
