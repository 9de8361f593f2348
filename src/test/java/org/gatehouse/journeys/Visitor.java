package org.gatehouse.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.gatehouse.testkit.Site;

/** Somebody in front of a browser: what they do, and what the browser got to see. */
public final class Visitor implements AutoCloseable {

    /** The beginning of every JWT: base64url of {"al, {"ty, {"ki and so on. */
    private static final Pattern TOKEN = Pattern.compile("eyJ[A-Za-z0-9_-]{10,}\\.");

    /** What the content security policy stops becomes an error in the console, also where the browser stays quiet. */
    private static final String TELL_VIOLATIONS = """
            addEventListener('securitypolicyviolation', stopped =>
                console.error('Against the policy:', stopped.effectiveDirective, stopped.blockedURI, stopped.sample))""";

    final Page page;
    final String home;
    final String identityServer;
    final BrowserContext context;
    private final Site gatehouse;
    private final List<String> documents = new CopyOnWriteArrayList<>();
    private final List<String> console = new CopyOnWriteArrayList<>();
    private final Recording recording = new Recording();
    private final List<Visitor> others = new CopyOnWriteArrayList<>();

    Visitor(Browser browser, Site gatehouse) {
        this(browser, gatehouse, new Browser.NewContextOptions());
    }

    private Visitor(Browser browser, Site gatehouse, Browser.NewContextOptions options) {
        this.gatehouse = gatehouse;
        this.home = gatehouse.home();
        this.identityServer = gatehouse.identityServer();
        this.context = browser.newContext(recording.with(options.setBaseURL(home)));
        context.addInitScript(TELL_VIOLATIONS);
        this.page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                console.add(message.text() + " (" + message.location() + ")");
            }
        });
        page.onPageError(console::add);
        page.onRequest(request -> {
            if (request.isNavigationRequest()) {
                documents.add(request.url());
            }
        });
    }

    /** The open tab, for everything else that Playwright can do. */
    public Page page() {
        return page;
    }

    /** The same or another person in front of a device of their own, which closes with this one. */
    Visitor onAnotherDevice(String userAgent) {
        var options = new Browser.NewContextOptions().setUserAgent(userAgent);
        var other = new Visitor(Objects.requireNonNull(context.browser()), gatehouse, options);
        others.add(other);
        return other;
    }

    /** Opens an address below the application and returns the last answer, after redirects. */
    public Response open(String path) {
        return Objects.requireNonNull(page.navigate(path));
    }

    /** Opens an address that is not open to the visitor. The browser's console shows that as an error, which is none. */
    public void openRefused(String path) {
        assertThat(open(path).status()).isEqualTo(403);
        expectConsoleErrors();
    }

    void logInAs(String email) {
        logIn(email, "gatehouse");
    }

    void logIn(String email, String password) {
        open("/login");
        fillIn(email, password);
        page.waitForURL("**/dashboard");
    }

    /** Fills the identity server's form in and sends it. */
    void fillIn(String email, String password) {
        page.getByLabel("E-mail address").fill(email);
        page.getByLabel("Password").fill(password);
        button("Log in").click();
    }

    public void logOut() {
        button("Log Out").click();
        page.waitForURL(home + "/");
    }

    public Locator heading(String text) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(text));
    }

    public Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** An entry of the navigation bar. */
    public Locator menuEntry(String name) {
        return page.locator("vaadin-side-nav-item").filter(new Locator.FilterOptions().setHasText(name));
    }

    /** How many documents the browser has asked for so far, redirects included. */
    int documents() {
        return documents.size();
    }

    /** Shows an expected error in the console: the browser writes one for each document that is not found or refused. */
    void expectConsoleErrors() {
        console.clear();
    }

    /** Waits for it, since what a page fetches comes late. */
    void requireNoSidewaysScrolling() {
        requireNoSidewaysScrolling(page);
    }

    static void requireNoSidewaysScrolling(Page page) {
        page.waitForFunction("() => document.documentElement.scrollWidth <= innerWidth");
    }

    void requireNothingLeaked() {
        assertThat(TOKEN.matcher(keptInTheBrowser()).find())
                .as("token in the browser's storage")
                .isFalse();
        assertThat(TOKEN.matcher(gatehouse.log()).find()).as("token in the log").isFalse();
    }

    /** Asked again where the page has just gone elsewhere, as it does by itself when somebody's groups have changed. */
    private String keptInTheBrowser() {
        while (true) {
            try {
                return (String) page.evaluate("() => { try { return JSON.stringify(localStorage) + "
                        + "JSON.stringify(sessionStorage) } catch { return '' } }");
            } catch (PlaywrightException gone) {
                if (!String.valueOf(gone.getMessage()).contains("context was destroyed")) {
                    throw gone;
                }
                page.waitForLoadState();
            }
        }
    }

    void requireQuietConsole() {
        assertThat(console).as("errors in the browser's console").isEmpty();
    }

    void takePicture(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "journeys", name + ".png")));
    }

    @Override
    public void close() {
        others.forEach(Visitor::close);
        Closing.close(context);
        assertThat(recording.answersWith(TOKEN))
                .as("answers with a token in them")
                .isEmpty();
    }
}
