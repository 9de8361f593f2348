package org.gatehouse.builtin.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
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
    ResponseEntity<List<Object>> list(
            UserListQuery query,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(defaultValue = "") String fields,
            @RequestHeader(name = "Content-Type", required = false) @Nullable String contentType) {
        int size = Paging.limit(limit != null ? limit : query.isQuick() ? FEW : MOST, MOST);
        boolean paged = !query.isQuick();
        Cursor start = after.isEmpty() || !paged ? null : Cursor.of(after);
        UserSearch.Page page = search.page(query.toUserQuery(), start, size);
        UserFields shown = UserFields.of(fields);
        UserParts parts = UserParts.wanted(contentType);
        List<Object> users = page.users().stream()
                .map(user -> shown.of(parts.of(OktaJson.user(user, orgUrl))))
                .toList();
        Cursor next = paged ? page.next() : null;
        return Paging.page(orgUrl, users, size, next == null ? null : next.toString());
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
        return ResponseEntity.badRequest().body(Paging.refused().body());
    }
}
