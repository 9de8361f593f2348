/** What is wrong with the set-up: the packages bring their checks, here they are run and told. */
@ApplicationModule(allowedDependencies = {"settings"})
@NullMarked
package org.gatehouse.doctor;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
