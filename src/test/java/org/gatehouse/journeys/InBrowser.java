package org.gatehouse.journeys;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.Objects;
import java.util.function.Function;
import org.gatehouse.testkit.Browsers;
import org.gatehouse.testkit.IdentityPeople;
import org.gatehouse.testkit.RunningGatehouse;
import org.gatehouse.testkit.SignedInAs;
import org.gatehouse.testkit.Site;
import org.gatehouse.testkit.SiteHere;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Gives each test a {@link Visitor} with an empty browser profile; checks afterwards what must hold on every journey. */
final class InBrowser implements ParameterResolver, BeforeEachCallback, AfterEachCallback {

    private static final Namespace HERE = Namespace.create(InBrowser.class);

    static {
        // Another browser's click, the news of it, a question to the provider and a new page may come first.
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
    }

    private final Function<ExtensionContext, Site> visited;

    InBrowser() {
        this(test -> isBrowserTest(test) ? SiteHere.of(test) : RunningGatehouse.of(test));
    }

    /** @param visited where visitors go */
    InBrowser(Function<ExtensionContext, Site> visited) {
        this.visited = visited;
    }

    private static boolean isBrowserTest(ExtensionContext test) {
        return AnnotationSupport.isAnnotated(test.getRequiredTestClass(), BrowserTest.class);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        Site site = visited.apply(context);
        var visitor = new Visitor(browser(context), site);
        context.getStore(HERE).put(Visitor.class, visitor);
        if (site instanceof SiteHere here) {
            SignedInAs.Factory.of(context).ifPresent(who -> visitor.logIn(here.member(who), IdentityPeople.PASSWORD));
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        // Else it would be closed once more, together with the store.
        Visitor visitor = Objects.requireNonNull(context.getStore(HERE).remove(Visitor.class, Visitor.class));
        try {
            if (context.getExecutionException().isEmpty()) {
                visitor.requireNothingLeaked();
                visitor.requireQuietConsole();
            } else {
                visitor.takePicture(context.getRequiredTestMethod().getName());
            }
        } finally {
            visitor.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Visitor.class || type == Browser.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Browser.class ? browser(context) : visitor(context);
    }

    private static Browser browser(ExtensionContext context) {
        return context.getRoot()
                .getStore(HERE)
                .computeIfAbsent(OpenBrowser.class, type -> new OpenBrowser(), OpenBrowser.class)
                .running();
    }

    private static Visitor visitor(ExtensionContext context) {
        return Objects.requireNonNull(context.getStore(HERE).get(Visitor.class, Visitor.class));
    }

    /** One browser process for all journeys of a run, or another after one that had to be ended. */
    private static final class OpenBrowser implements AutoCloseable {

        private final Playwright playwright = Browsers.playwright();
        private Browser browser = Browsers.launch(playwright);

        Browser running() {
            if (!browser.isConnected()) {
                browser = Browsers.launch(playwright);
            }
            return browser;
        }

        @Override
        public void close() {
            playwright.close();
        }
    }
}
