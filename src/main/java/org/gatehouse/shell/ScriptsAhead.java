package org.gatehouse.shell;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlRequestListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.springframework.stereotype.Component;

/**
 * Has the browser fetch at once the scripts that Flow's start asks for one after the other, each when the one before has
 * run: some round trips less until a page is there. The bundle's own script tells their names.
 */
@Component
class ScriptsAhead implements VaadinServiceInitListener, IndexHtmlRequestListener {

    private static final String BUNDLE = "./VAADIN/build/";
    private static final String FILES = "META-INF/VAADIN/webapp/VAADIN/build/";
    private static final Pattern NEEDED = Pattern.compile(
            "\\b(?:FlowBootstrap|FlowClient|generated-flow-imports|disableOnClickFunctions)-[\\w-]{8}\\.js");

    private final Map<String, List<String>> byScript = new ConcurrentHashMap<>();

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(this);
    }

    @Override
    public void modifyIndexHtmlResponse(IndexHtmlResponse response) {
        Element head = response.getDocument().head();
        for (Element script : head.select("script[type=module][src^=" + BUNDLE + "]")) {
            String name = script.attr("src").substring(BUNDLE.length());
            for (String needed : byScript.computeIfAbsent(name, ScriptsAhead::neededBy)) {
                head.appendElement("link")
                        .attr("rel", "modulepreload")
                        .attr("crossorigin", "")
                        .attr("href", BUNDLE + needed);
            }
        }
    }

    /** Nothing where there is no bundle to look into, as with Vaadin's development server. */
    private static List<String> neededBy(String script) {
        try (InputStream file = ScriptsAhead.class.getClassLoader().getResourceAsStream(FILES + script)) {
            return file == null ? List.of() : named(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static List<String> named(String script) {
        return NEEDED.matcher(script)
                .results()
                .map(MatchResult::group)
                .distinct()
                .toList();
    }
}
