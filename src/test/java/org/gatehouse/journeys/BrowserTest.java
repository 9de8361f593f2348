package org.gatehouse.journeys;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.gatehouse.testkit.SignedInAs;
import org.gatehouse.testkit.WithSite;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * For tests of pages in a real browser, driven by Playwright: the application runs in the process of the tests, against
 * the built-in identity server, and each test gets a {@link Visitor}. With {@link SignedInAs} the visitor has logged in,
 * as somebody new with these groups.
 */
@WithSite
@ExtendWith(InBrowser.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface BrowserTest {}
