package org.gatehouse.builtin.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Counts wrong links against the address they come from, and wrong answers against the account too. */
@Component
class Guesses {

    private final GuessLimit limit;
    private final AccountLocks locks;

    Guesses(GuessLimit limit, AccountLocks locks) {
        this.limit = limit;
        this.locks = locks;
    }

    Duration waitFor(HttpServletRequest request) {
        return limit.waitFor(path(request), request.getRemoteAddr());
    }

    void wrong(HttpServletRequest request) {
        limit.wrong(path(request), request.getRemoteAddr());
    }

    void wrong(HttpServletRequest request, User user) {
        wrong(request);
        locks.wrong(user.login());
    }

    /** Stands for the account: no login has a slash and then a token in it. */
    private static String path(HttpServletRequest request) {
        return request.getRequestURI();
    }
}
