package org.gatehouse.doctor;

import java.util.List;

/**
 * The checks of one package. The command {@code doctor} makes these beans without the rest of the application: they may be
 * given settings, and nothing that needs more than settings to exist.
 */
@FunctionalInterface
public interface Checks {

    /** Asked anew for each run, so that checks of one run can share what they learn. */
    List<Check> all();
}
