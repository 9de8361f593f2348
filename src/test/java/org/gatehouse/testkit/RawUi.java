package org.gatehouse.testkit;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Vaadin's framework requests as anybody can send them, without the document that the page guards first. */
public final class RawUi {

    private static final Pattern KEY = Pattern.compile("\"Vaadin-Security-Key\":\"([^\"]+)\"");
    private static final Pattern UI = Pattern.compile("\"v-uiId\":(\\d+)");

    private final HttpBrowser browser;

    public RawUi(HttpBrowser browser) {
        this.browser = browser;
    }

    /** Opens a UI at a path and navigates there; returns what the server would have the browser show. */
    public String navigateTo(String path) {
        String opened = browser.get("/?v-r=init&query=&location=" + path).body();
        return browser.postJson("/?v-r=uidl&v-uiId=" + id(opened), navigation(opened, path))
                .body();
    }

    /** The id of the UI that an answer to {@code v-r=init} opened. */
    public static String id(String opened) {
        return first(UI, opened);
    }

    /** What a browser sends to that UI to get to a path. */
    @SuppressWarnings("InlineFormatString") // longer than a line
    public static String navigation(String opened, String path) {
        String navigation = """
                {"csrfToken":"%s","syncId":0,"clientId":0,"rpc":[{"type":"event","node":1,"event":"ui-navigate",
                "data":{"route":"%s","query":"","appShellTitle":"","historyState":null,"trigger":""}}]}
                """;
        return navigation.formatted(first(KEY, opened), path);
    }

    private static String first(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        if (!found.find()) {
            throw new IllegalStateException("No " + pattern + " in " + text);
        }
        return found.group(1);
    }
}
