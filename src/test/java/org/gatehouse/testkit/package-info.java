/** What tests share: a provider that can misbehave, a plain HTTP browser, signed-in users, real browsers. */
@NullMarked
package org.gatehouse.testkit;

import org.jspecify.annotations.NullMarked;
