/**
 * Who may open which page, for administrators: {@code PageAdministration} holds the rules about rules, {@code PagesView}
 * lists the pages, and in {@code PageRuleView} one is opened to others.
 */
@ApplicationModule(
        allowedDependencies = {"access", "administration", "audit", "console", "directory", "session", "uikit"})
@NullMarked
package org.gatehouse.pages;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
