/** The rules that the code keeps, and proof that they can fail. */
@NullMarked
package org.gatehouse.architecture;

import org.jspecify.annotations.NullMarked;
