package org.gatehouse.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;

/**
 * For tests of pages without a browser, which extend {@code SpringBrowserlessTest}: the application with a provider and a
 * message API that nobody answers for. Tests that carry it share one application.
 */
@SpringBootTest(
        properties = {
            "gatehouse.port=8080",
            "gatehouse.sign-in.provider.issuer=https://idp.example",
            "gatehouse.sign-in.provider.client-id=gatehouse",
            "gatehouse.sign-in.provider.client-secret=secret",
            "gatehouse.sign-in.provider.kind=oidc",
            "gatehouse.okta.org-url=",
            "gatehouse.access.admin-groups=Admins",
            "gatehouse.messages.url=http://localhost:1"
        })
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface PagesTest {}
