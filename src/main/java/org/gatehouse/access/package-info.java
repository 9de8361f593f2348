/**
 * Which groups may open which page: one policy for navigation, menu, open tabs, controllers and services.
 *
 * <p>Where to begin: {@link AccessPolicy} decides by the rules in {@link PageRules}, which administrators change through
 * {@link PageRuleChanges}; {@code PageGuard}, {@code OpenPageGuard} and {@code ServiceGuard} ask it.
 */
@ApplicationModule(allowedDependencies = {"cluster", "session", "settings"})
@NullMarked
package org.gatehouse.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
