package org.gatehouse.builtin.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The call of Okta's management API that lists, filters and searches users. */
@RestController
@RequestMapping(path = "/api/v1/users", produces = MediaType.APPLICATION_JSON_VALUE)
class UserListApi {

    private static final int MOST = 200;
    private static final int FEW = 10;

    private final UserSearch search;
    private final String orgUrl;

    UserListApi(UserSearch search, IdentityServer.Settings settings) {
        this.search = search;
        this.orgUrl = settings.orgUrl();
    }

    /** A search by {@code q} has one page. More than 200 at once are 200. */
    @GetMapping
    ResponseEntity<List<?>> list(
            UserListQuery query,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(defaultValue = "") String fields,
            HttpServletRequest request) {
        int size = limit != null ? limit : query.isQuick() ? FEW : MOST;
        if (size < 1) {
            throw OktaError.invalid("limit", "limit: The limit must be at least 1");
        }
        boolean paged = !query.isQuick();
        Cursor start = after.isEmpty() || !paged ? null : Cursor.of(after);
        UserSearch.Page page = search.page(query.toUserQuery(), start, Math.min(size, MOST));
        UserFields shown = UserFields.of(fields);
        List<Object> users = page.users().stream()
                .map(user -> shown.of(OktaJson.user(user, orgUrl)))
                .toList();
        return ResponseEntity.ok()
                .headers(links(request, paged ? page.next() : null))
                .body(users);
    }

    @ExceptionHandler
    ResponseEntity<OktaError> invalid(Criteria.Invalid expression) {
        return ResponseEntity.badRequest()
                .body(OktaError.of("E0000031", "Invalid search criteria.", String.valueOf(expression.getMessage())));
    }

    @ExceptionHandler
    ResponseEntity<OktaError> tooLong(QueryTimeoutException expression) {
        return invalid(new Criteria.Invalid("It takes too long to find what this expression looks for."));
    }

    @ExceptionHandler
    ResponseEntity<OktaError> invalid(Cursor.Invalid cursor) {
        return ResponseEntity.badRequest().body(OktaError.of("E0000029", "Invalid paging request."));
    }

    /** A line for each: Okta's SDK does not find a second link in one line. */
    private HttpHeaders links(HttpServletRequest request, @Nullable Cursor next) {
        String query = request.getQueryString() == null ? "" : request.getQueryString();
        HttpHeaders headers = new HttpHeaders();
        headers.add("link", link(query, "self"));
        if (next != null) {
            String rest = Stream.concat(
                            Stream.of("after=" + next),
                            Stream.of(query.split("&")).filter(part -> !part.isEmpty() && !part.startsWith("after=")))
                    .collect(Collectors.joining("&"));
            headers.add("link", link(rest, "next"));
        }
        return headers;
    }

    /** The query as it was sent, so that what had to be encoded still is. */
    private String link(String query, String relation) {
        return "<" + orgUrl + "/api/v1/users" + (query.isEmpty() ? "" : "?" + query) + ">; rel=\"" + relation + "\"";
    }
}
