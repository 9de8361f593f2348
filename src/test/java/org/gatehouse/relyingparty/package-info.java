/** The packaged application over HTTP, at a provider that is wrong in every way it can be. */
@NullMarked
package org.gatehouse.relyingparty;

import org.jspecify.annotations.NullMarked;
