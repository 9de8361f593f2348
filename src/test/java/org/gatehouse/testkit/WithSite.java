package org.gatehouse.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.gatehouse.Gatehouse;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ContextConfiguration;

/** Starts {@link SiteHere} for the tests of a class. */
@SpringBootTest(classes = Gatehouse.class, webEnvironment = WebEnvironment.DEFINED_PORT)
@ContextConfiguration(initializers = SiteHere.Start.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
public @interface WithSite {}
