package org.gatehouse.builtin.identity;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Pages of lists as Okta gives them out: where to find this one and the next one is in headers. */
final class Paging {

    private Paging() {}

    /**
     * @param found up to one more than {@code limit}, which tells that there is a next page
     * @param cursor of the last item of a page
     */
    static <T, B> ResponseEntity<List<B>> page(
            String orgUrl, List<T> found, int limit, Function<T, String> cursor, Function<List<T>, List<B>> body) {
        List<T> items = found.subList(0, Math.min(limit, found.size()));
        String next = found.size() > limit ? cursor.apply(items.getLast()) : null;
        return page(orgUrl, body.apply(items), limit, next);
    }

    /** @param next where the next page begins; null: there is none */
    static <B> ResponseEntity<List<B>> page(String orgUrl, List<B> body, int limit, @Nullable String next) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
        var request = ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
        String query = request.getQueryString() == null ? "" : request.getQueryString();
        String here = orgUrl + request.getRequestURI();
        // Two lines: Okta's SDK finds the next page in a line of its own, and ends without a word otherwise.
        answer.header("link", "<" + here + (query.isEmpty() ? "" : "?" + query) + ">; rel=\"self\"");
        if (next != null) {
            answer.header("link", "<" + here + "?" + next(query, next, limit) + ">; rel=\"next\"");
        }
        return answer.body(body);
    }

    /** @throws OktaError.Refusal when it is less than one; more than {@code most} is that */
    static int limit(int asked, int most) {
        if (asked < 1) {
            throw OktaError.invalid("limit", "limit: The limit must be at least 1");
        }
        return Math.min(asked, most);
    }

    /** Of a parameter that names what to add; what is not known here adds nothing. */
    static List<String> parts(String expand) {
        return Arrays.stream(expand.split(",")).map(String::strip).toList();
    }

    static OktaError.Refusal refused() {
        return OktaError.badRequest("E0000029", "Invalid paging request.");
    }

    /** Written as it was sent, so that what had to be encoded still is. */
    private static String next(String query, String after, int limit) {
        return Stream.concat(
                        Stream.of(query.split("&"))
                                .filter(parameter -> !parameter.isEmpty())
                                .filter(parameter -> !parameter.startsWith("after="))
                                .filter(parameter -> !parameter.startsWith("limit=")),
                        Stream.of("after=" + after, "limit=" + limit))
                .collect(Collectors.joining("&"));
    }
}
