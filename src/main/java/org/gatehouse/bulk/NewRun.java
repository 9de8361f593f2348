package org.gatehouse.bulk;

import org.gatehouse.directory.Delivery;
import org.gatehouse.directory.Group;
import org.jspecify.annotations.Nullable;

/**
 * What a run is to do.
 *
 * @param group for kinds that need one; null for others
 * @param invite how users that an import makes are invited; null to keep them staged
 * @param source where the list comes from, for people
 * @param grave whether starting it takes a fresh proof of identity
 */
record NewRun(RunKind kind, @Nullable Group group, @Nullable Delivery invite, String source, boolean grave) {}
