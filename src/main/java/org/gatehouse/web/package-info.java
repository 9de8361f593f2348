/** The rules of the HTTP surface: who may ask for what, which headers every answer carries, what errors look like. */
@ApplicationModule(allowedDependencies = {"audit", "signin", "access", "session", "settings", "doctor", "outbound"})
@NullMarked
package org.gatehouse.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
