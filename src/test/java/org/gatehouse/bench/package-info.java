/** Measurements, run by name only: {@code ./mvnw verify -Dtest=none -Dit.test=UsersBenchmark}. */
@NullMarked
package org.gatehouse.bench;

import org.jspecify.annotations.NullMarked;
