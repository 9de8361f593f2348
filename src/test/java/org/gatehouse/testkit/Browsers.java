package org.gatehouse.testkit;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The browser that journeys run in: the one that the environment variable {@code BROWSER} names, one that is installed,
 * one that Playwright downloads, or Debian's Chromium, installed here when we may. Never none: without a browser the
 * tests fail.
 */
public final class Browsers {

    private static final List<String> COMMANDS =
            List.of("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "microsoft-edge-stable");
    private static final List<Path> PLACES = List.of(
            Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
            Path.of("/Applications/Chromium.app/Contents/MacOS/Chromium"),
            Path.of("C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe"),
            Path.of("C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe"),
            Path.of("C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe"));

    private Browsers() {}

    /** A Playwright that downloads nothing by itself. */
    public static Playwright playwright() {
        return Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    }

    /** Starts the browser, without a window. */
    public static Browser launch(Playwright playwright) {
        var options = new BrowserType.LaunchOptions().setHeadless(true).setArgs(arguments());
        Optional<Path> browser = program();
        if (browser.isPresent()) {
            return playwright.chromium().launch(options.setExecutablePath(browser.get()));
        }
        if (downloaded()) {
            return playwright.chromium().launch(options);
        }
        return playwright.chromium().launch(options.setExecutablePath(installedByUs()));
    }

    /** The browser that the environment names or that is installed; for drivers other than Playwright. */
    public static Optional<Path> program() {
        return chosen().or(Browsers::installed);
    }

    /** What the browser is started with, besides what its driver adds. */
    public static List<String> arguments() {
        var arguments = new ArrayList<>(List.of("--disable-background-networking", "--disable-component-update"));
        if (isRoot()) {
            arguments.add("--no-sandbox"); // Chromium's sandbox refuses to work for root
        }
        return arguments;
    }

    private static Optional<Path> chosen() {
        String path = System.getenv("BROWSER");
        if (path == null || !Path.of(path).isAbsolute()) { // desktops set names here
            return Optional.empty();
        }
        if (!Files.isExecutable(Path.of(path))) {
            throw new IllegalStateException("BROWSER: " + path + " is no program; give the path of Chromium or Chrome");
        }
        return Optional.of(Path.of(path));
    }

    private static Optional<Path> installed() {
        var folders = Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator);
        Stream<Path> onPath =
                COMMANDS.stream().flatMap(command -> Stream.of(folders).map(folder -> Path.of(folder, command)));
        return Stream.concat(onPath, PLACES.stream())
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Asks Playwright for its own browser, which it fetches once for all projects of this user. */
    private static boolean downloaded() {
        announce("no Chromium or Chrome found; asking Playwright to download one");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return run(
                java,
                "-cp",
                System.getProperty("java.class.path"),
                "com.microsoft.playwright.CLI",
                "install",
                "--only-shell",
                "chromium");
    }

    private static Path installedByUs() {
        if (isRoot() && Files.isExecutable(Path.of("/usr/bin/apt-get"))) {
            announce("installing Debian's Chromium (apt-get update, apt-get install -y chromium)");
            if (run("apt-get", "-qq", "update") && run("apt-get", "-qq", "install", "-y", "chromium")) {
                return installed().orElseThrow(Browsers::none);
            }
        }
        throw none();
    }

    private static IllegalStateException none() {
        return new IllegalStateException(
                "The journeys need a browser: install Chromium or Chrome, or name one in BROWSER (a path)");
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static void announce(String line) {
        System.out.println("gatehouse: " + line);
    }

    private static boolean run(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException failed) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
