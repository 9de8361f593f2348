package org.gatehouse.directory.okta;

import com.okta.sdk.resource.common.PagedList;
import java.util.List;
import java.util.function.Function;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.directory.Page;
import org.jspecify.annotations.Nullable;

/** Okta's lists as our pages. */
final class OktaPages {

    private OktaPages() {}

    /** @param orgUrl where the next page has to be: a list that goes on elsewhere is none of Okta's */
    static <M, T> @Nullable Page<T> page(@Nullable List<M> answer, Function<M, T> record, String orgUrl) {
        return answer == null ? null : new Page<>(answer.stream().map(record).toList(), next(answer, orgUrl));
    }

    @SuppressWarnings("deprecation") // the SDK has no other way to a next page that keeps no state by thread
    private static @Nullable String next(List<?> answer, String orgUrl) {
        if (!(answer instanceof PagedList<?> page) || page.getNextPage() == null) {
            return null;
        }
        String here = orgUrl + "/";
        if (!page.getNextPage().regionMatches(true, 0, here, 0, here.length())) {
            throw new DirectoryException.Unavailable("Okta's list goes on at another host", null);
        }
        String cursor = page.getAfter();
        if (cursor == null || cursor.isEmpty()) {
            throw new DirectoryException.Unavailable("Okta's list goes on without a cursor", null);
        }
        return cursor;
    }
}
