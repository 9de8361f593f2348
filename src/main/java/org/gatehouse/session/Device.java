package org.gatehouse.session;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a {@code User-Agent} header lets us guess: enough for people to tell their devices apart, no more.
 *
 * @param browser for example {@code Firefox}, or {@code Unknown browser}
 * @param system for example {@code Windows}, or {@code unknown system}
 * @param isMobile whether it looks like a phone or tablet
 */
public record Device(String browser, String system, boolean isMobile) {

    private static final Map<String, Pattern> BROWSERS = ordered(
            "Edge", "Edg(e|A|iOS)?/",
            "Opera", "OPR/|Opera",
            "Samsung Internet", "SamsungBrowser/",
            "Firefox", "Firefox/|FxiOS/",
            "Chrome", "Chrome/|CriOS/|Chromium/",
            "Safari", "Safari/",
            "curl", "^curl/");
    private static final Map<String, Pattern> SYSTEMS = ordered(
            "Android", "Android",
            "iPhone", "iPhone",
            "iPad", "iPad",
            "Windows", "Windows",
            "macOS", "Macintosh|Mac OS X",
            "ChromeOS", "CrOS",
            "Linux", "Linux|X11");
    private static final String UNKNOWN_BROWSER = "Unknown browser";
    private static final String UNKNOWN_SYSTEM = "unknown system";
    private static final Pattern MOBILE = Pattern.compile("Mobi|Android|iPhone|iPad");

    public static Device of(String userAgent) {
        return new Device(
                first(BROWSERS, userAgent, UNKNOWN_BROWSER),
                first(SYSTEMS, userAgent, UNKNOWN_SYSTEM),
                MOBILE.matcher(userAgent).find());
    }

    /** For example {@code Firefox on Windows}. */
    public String text() {
        boolean nothingKnown = browser.equals(UNKNOWN_BROWSER) && system.equals(UNKNOWN_SYSTEM);
        return nothingKnown ? "Unknown device" : browser + " on " + system;
    }

    private static String first(Map<String, Pattern> known, String userAgent, String otherwise) {
        return known.entrySet().stream()
                .filter(entry -> entry.getValue().matcher(userAgent).find())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(otherwise);
    }

    private static Map<String, Pattern> ordered(String... namesAndPatterns) {
        var map = new LinkedHashMap<String, Pattern>();
        for (int i = 0; i < namesAndPatterns.length; i += 2) {
            map.put(namesAndPatterns[i], Pattern.compile(namesAndPatterns[i + 1]));
        }
        return map;
    }
}
