/** What administrators have done: {@link AuditTrail} is written before each change and after it. */
@ApplicationModule(allowedDependencies = {"session"})
@NullMarked
package org.gatehouse.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
