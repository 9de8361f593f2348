package org.gatehouse.requests;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody asks for a page.
 *
 * @param issuer where they had signed in (OpenID Connect Core 1.0, section 2, {@code iss})
 * @param subject their {@code sub} there
 * @param groups the person's when they asked, or the first of them
 * @param route the page, as rules name it; it may be gone
 * @param title what the page was called then
 * @param reason in the person's words; may be empty
 * @param decidedBy the administrator; null when nobody had to decide
 * @param group the name of the group that the person has been added to
 * @param answer the administrator's words to the person, or why nobody had to decide
 */
public record AccessRequest(
        long id,
        Instant asked,
        String issuer,
        String subject,
        String name,
        @Nullable String email,
        List<String> groups,
        String route,
        String title,
        String reason,
        RequestState state,
        @Nullable Instant decided,
        @Nullable String decidedBy,
        @Nullable String group,
        @Nullable String answer) {

    boolean isWaiting() {
        return state == RequestState.WAITING;
    }

    /** The address of the page as people see it. */
    public String path() {
        return "/" + route;
    }
}
