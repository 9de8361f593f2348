package org.gatehouse.doctor;

import java.util.List;

/**
 * One thing that is looked at.
 *
 * @param title what it is, as a heading
 * @param look what to do for it
 */
public record Check(String title, Look look) {

    /** Looks, on a thread of its own that is interrupted when it takes too long. */
    @FunctionalInterface
    public interface Look {

        /**
         * Changes nothing, here and elsewhere.
         *
         * @return what was found; empty where there is nothing to say
         * @throws Exception when it cannot be told; that becomes a finding too
         */
        List<Finding> findings() throws Exception;
    }
}
