package org.gatehouse.bench;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.testkit.HttpBrowser;

/** An administrator's open users page, driven by the very requests that a browser sends. */
final class Console {

    private static final Pattern KEY = Pattern.compile("\"Vaadin-Security-Key\":\"([^\"]+)\"");
    private static final Pattern UI = Pattern.compile("\"v-uiId\":(\\d+)");
    private static final Pattern SYNC = Pattern.compile("\"syncId\":(\\d+)");
    private static final Pattern SEARCH =
            Pattern.compile("\"node\":(\\d+),\"type\":\"put\",\"key\":\"type\",\"feat\":3,\"value\":\"search\"");
    private static final Pattern POLL = Pattern.compile("\"key\":\"pollInterval\",\"feat\":\\d+,\"value\":(-?\\d+)");

    /** How often a page looks while it waits. */
    static final Duration AS_A_BROWSER = Duration.ofMillis(120);

    private final HttpBrowser browser;
    private final Duration lookEvery;
    private final String key;
    private final String ui;
    private String search = "";
    private String sync = "0";
    private int client;

    /** Whether the page looks for something that is under way: what is there at once it does not look for. */
    private boolean waiting;

    /** @param lookEvery how long to wait between two looks for an answer that is under way */
    Console(String home, String login, Duration lookEvery) {
        this.browser = new HttpBrowser(home);
        this.lookEvery = lookEvery;
        logIn(login);
        String opened = browser.get("/?v-r=init&query=&location=admin/users").body();
        this.key = first(KEY, opened);
        this.ui = first(UI, opened);
    }

    /** Opens the users page, up to its first people; returns how long that took in nanoseconds. */
    long open() {
        return await("""
                {"type":"event","node":1,"event":"ui-navigate","data":{"route":"admin/users","query":"",\
                "appShellTitle":"","historyState":null,"trigger":""}}""");
    }

    /** Searches, up to the people found; returns how long that took in nanoseconds. */
    long search(String text) {
        return await("""
                {"type":"mSync","node":%1$s,"feature":1,"property":"value","value":"%2$s"},\
                {"type":"event","node":%1$s,"event":"input","data":{}},\
                {"type":"event","node":%1$s,"event":"change","data":{}}""".formatted(search, text));
    }

    /** Until the page waits for nothing any more. */
    private long await(String rpc) {
        long begun = System.nanoTime();
        send(rpc);
        while (waiting) {
            LockSupport.parkNanos(lookEvery.toNanos());
            send("{\"type\":\"event\",\"node\":1,\"event\":\"ui-poll\",\"data\":{}}");
        }
        return System.nanoTime() - begun;
    }

    private void send(String rpc) {
        String body =
                "{\"csrfToken\":\"%s\",\"syncId\":%s,\"clientId\":%d,\"rpc\":[%s]}".formatted(key, sync, client++, rpc);
        HttpResponse<String> answer = browser.postJson("/?v-r=uidl&v-uiId=" + ui, body);
        String text = answer.body();
        if (answer.statusCode() != 200 || text.contains("appError") || text.contains("sessionExpired")) {
            throw new IllegalStateException("Not what a page answers: " + answer.statusCode() + " " + text);
        }
        sync = first(SYNC, text);
        Matcher field = SEARCH.matcher(text);
        if (field.find()) {
            search = field.group(1);
        }
        Matcher poll = POLL.matcher(text);
        while (poll.find()) {
            waiting = !poll.group(1).equals("-1");
        }
    }

    private void logIn(String login) {
        HttpResponse<String> form = browser.open("/login");
        browser.follow(browser.post(
                form.uri().toString(),
                Map.of("username", login, "password", "gatehouse", "_csrf", HttpBrowser.csrf(form))));
    }

    private static String first(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        if (!found.find()) {
            throw new IllegalStateException("No " + pattern + " in " + text);
        }
        return found.group(1);
    }
}
