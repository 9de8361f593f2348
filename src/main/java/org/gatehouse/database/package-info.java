/** The application's database, its schema and the folder that it keeps files in. */
@ApplicationModule(allowedDependencies = {"doctor", "settings"})
@NullMarked
package org.gatehouse.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
