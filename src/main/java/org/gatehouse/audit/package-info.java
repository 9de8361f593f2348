/**
 * The trail of what happened: who did what, from where, and what came of it.
 *
 * <p>Where to begin: {@link AuditTrail} is written to, {@link AuditSearch} reads. It asks nobody for permission.
 *
 * <ul>
 *   <li>What comes by itself: {@code SignInEntries}, {@code RefusedRequests}; {@link FailedLogIns} and {@link Refusals} keep a
 *       flood of them small.
 *   <li>The chain: {@code Sealer} links what was written, {@link Verification} looks whether it still is what it was, {@code
 *       Retention} removes what is old; {@code AuditClock} has them done, by one node at a time.
 * </ul>
 */
@ApplicationModule(allowedDependencies = {"session", "settings"})
@NullMarked
package org.gatehouse.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
