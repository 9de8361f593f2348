/** What people do, in a real browser, with the packaged application and its built-in servers. */
@NullMarked
package org.gatehouse.journeys;

import org.jspecify.annotations.NullMarked;
