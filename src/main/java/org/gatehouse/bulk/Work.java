package org.gatehouse.bulk;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.gatehouse.directory.DirectoryCalls;

/** One kind of work: looks an item up and knows what is to be done then. Doing it twice does no more than once. */
interface Work {

    /** Asks the directory, and waits for the answer. */
    Found look(Item item);

    /** What a service's future brings; it is bounded by the calls themselves. */
    static <T> T answer(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException failed) {
            if (DirectoryCalls.cause(failed) instanceof RuntimeException failure) {
                throw failure;
            }
            throw failed;
        }
    }
}
