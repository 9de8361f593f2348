/** A team's own page, as src/docs/your-own-page.md shows it: proof that it takes no more than these files. */
@NullMarked
package org.gatehouse.example;

import org.jspecify.annotations.NullMarked;
