package org.gatehouse.testbench;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.gatehouse.testkit.SignedInAs;
import org.gatehouse.testkit.WithSite;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * For tests of pages with Vaadin TestBench: as {@code BrowserTest}, with a {@link Person} for each test, who has logged in
 * where {@link SignedInAs} says so. Without a Vaadin licence they are skipped, and say so.
 */
@WithSite
@ExtendWith(LicensedBrowser.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface TestBenchTest {}
