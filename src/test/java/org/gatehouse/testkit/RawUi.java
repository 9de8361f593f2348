package org.gatehouse.testkit;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Vaadin's framework requests as anybody can send them, without the document that the page guards first. */
public final class RawUi {

    private static final Pattern KEY = Pattern.compile("\"Vaadin-Security-Key\":\"([^\"]+)\"");
    private static final Pattern UI = Pattern.compile("\"v-uiId\":(\\d+)");

    private static final Pattern SYNC = Pattern.compile("\"syncId\":(\\d+)");

    private final HttpBrowser browser;
    private String opened = "";
    private int sent;
    private int received;

    public RawUi(HttpBrowser browser) {
        this.browser = browser;
    }

    /** Opens a UI at a path and navigates there; returns what the server would have the browser show. */
    public String navigateTo(String path) {
        opened = browser.get("/?v-r=init&query=&location=" + path).body();
        sent = 0;
        received = 0;
        return goOnTo(path);
    }

    /** Navigates in the UI that is open. */
    public String goOnTo(String path) {
        return send("""
                {"type":"event","node":1,"event":"ui-navigate",
                "data":{"route":"%s","query":"","appShellTitle":"","historyState":null,"trigger":""}}""".formatted(path));
    }

    /** Asks the UI that is open whether there is anything new, as polling does. */
    public String ask() {
        return send("");
    }

    private String send(String call) {
        String message = "{\"csrfToken\":\"%s\",\"syncId\":%d,\"clientId\":%d,\"rpc\":[%s]}"
                .formatted(first(KEY, opened), received, sent++, call);
        String answer =
                browser.postJson("/?v-r=uidl&v-uiId=" + id(opened), message).body();
        Matcher number = SYNC.matcher(answer);
        received = number.find() ? Integer.parseInt(number.group(1)) : received;
        return answer;
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
