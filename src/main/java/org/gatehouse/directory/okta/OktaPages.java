package org.gatehouse.directory.okta;

import com.okta.sdk.resource.common.PagedList;
import java.util.List;
import java.util.function.Function;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.directory.Page;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Okta's lists as our pages. */
final class OktaPages {

    private static final Logger log = LoggerFactory.getLogger(OktaPages.class);

    private OktaPages() {}

    /**
     * Entries without an id are left out: nothing could be done with them, and they must not hide the others.
     *
     * @param orgUrl where the next page has to be: a list that goes on elsewhere is none of Okta's
     */
    static <M, T> @Nullable Page<T> page(
            @Nullable List<M> answer, Function<M, @Nullable String> id, Function<M, T> record, String orgUrl) {
        if (answer == null) {
            return null;
        }
        List<T> items = answer.stream()
                .filter(entry -> entry != null && id.apply(entry) != null)
                .map(record)
                .toList();
        if (items.isEmpty() && !answer.isEmpty()) {
            throw new DirectoryException.Unavailable("Okta answered something that is no list", null);
        }
        if (items.size() < answer.size()) {
            log.warn("Okta listed {} entries without an id", answer.size() - items.size());
        }
        return new Page<>(items, next(answer, orgUrl));
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
