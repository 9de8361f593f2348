package org.gatehouse.outbound;

import java.util.function.Supplier;

/** Watches calls to other servers: for figures, for traces. There is none unless a setting asks for one. */
public interface CallWatch {

    /**
     * A call begins on this thread.
     *
     * @param server what is called: {@code directory}, {@code provider}
     * @param operation what is asked of it; one of few, and nothing of a person
     */
    Watched begin(String server, String operation);

    /** Takes along to another thread what belongs to the thread that asks for a call. */
    default <T> Supplier<T> carried(Supplier<T> call) {
        return call;
    }

    /** A call under way. */
    interface Watched {

        /** It is over, on the thread that it began on. */
        void ended(String outcome);
    }
}
