/** The group-gated page with Vaadin TestBench: compiled always, run where there is a Vaadin licence. */
@NullMarked
package org.gatehouse.testbench;

import org.jspecify.annotations.NullMarked;
