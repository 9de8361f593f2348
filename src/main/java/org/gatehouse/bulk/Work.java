package org.gatehouse.bulk;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.gatehouse.administration.Approval;
import org.gatehouse.administration.GroupAdministration;
import org.gatehouse.administration.UserAdministration;
import org.gatehouse.directory.DirectoryCalls;
import org.jspecify.annotations.Nullable;

/** One kind of work: looks an item up and knows what is to be done then. Doing it twice does no more than once. */
interface Work {

    /** Asks the directory, and waits for the answer. */
    Found look(Item item);

    /** @param approval null for a dry run, and for what is not grave */
    static Work of(Run run, UserAdministration users, GroupAdministration groups, @Nullable Approval approval) {
        return switch (run.kind()) {
            case IMPORT -> new ImportWork(users, groups, run.invite(), approval);
            case LOG_OUT -> new LogOutWork(users, approval);
            case ADD_TO_GROUP, REMOVE_FROM_GROUP -> {
                boolean joining = run.kind() == RunKind.ADD_TO_GROUP;
                yield new GroupWork(users, groups, joining, Objects.requireNonNull(run.groupId()), approval);
            }
            default -> new AccountWork(users, run.kind(), approval);
        };
    }

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
