package org.gatehouse.shell;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlRequestListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Names the scripts that the first script will ask for one after the other, so that the browser loads them beside it. The
 * build puts their hashed names into the first script.
 */
@Component
class ScriptPreload implements VaadinServiceInitListener, IndexHtmlRequestListener {

    private static final Logger log = LoggerFactory.getLogger(ScriptPreload.class);
    private static final String BUILD = "VAADIN/build/";
    private static final Pattern NEXT =
            Pattern.compile("(?:FlowBootstrap|FlowClient|generated-flow-imports)-[\\w-]+\\.js");

    private transient volatile @Nullable List<String> scripts;

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(this);
    }

    @Override
    public void modifyIndexHtmlResponse(IndexHtmlResponse response) {
        Document page = response.getDocument();
        List<String> known = scripts;
        if (known == null) {
            known = nextAfter(page);
            scripts = known;
        }
        known.forEach(script ->
                page.head().appendElement("link").attr("rel", "modulepreload").attr("href", BUILD + script));
    }

    private static List<String> nextAfter(Document page) {
        var first = page.head().selectFirst("script[src*=" + BUILD + "]");
        if (first == null) {
            return List.of();
        }
        String path = first.attr("src").substring(first.attr("src").indexOf(BUILD));
        try {
            String code =
                    new ClassPathResource("META-INF/VAADIN/webapp/" + path).getContentAsString(StandardCharsets.UTF_8);
            return NEXT.matcher(code)
                    .results()
                    .map(MatchResult::group)
                    .distinct()
                    .toList();
        } catch (IOException developmentMode) {
            log.debug("No built script to look into: {}", developmentMode.getMessage());
            return List.of();
        }
    }
}
