package org.gatehouse.builtin.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The authorization request that a sign-in will be for.
 *
 * @param resume where to go when somebody has signed in
 * @param loginHint who is expected, or empty
 */
record PendingAuthorization(String resume, String loginHint) implements Serializable {

    /** Fulfilled by the very sign-in that follows; kept, they would ask for another one for ever. */
    private static final Set<String> FULFILLED = Set.of("prompt", "max_age");

    static PendingAuthorization of(HttpServletRequest request) {
        UriComponentsBuilder resume = UriComponentsBuilder.fromPath(request.getRequestURI());
        Map<String, Object> values = new HashMap<>();
        request.getParameterMap().forEach((name, given) -> {
            if (!FULFILLED.contains(name)) {
                for (String value : given) {
                    String variable = "v" + values.size();
                    values.put(variable, value);
                    values.put("n" + variable, name);
                    resume.queryParam("{n" + variable + "}", "{" + variable + "}");
                }
            }
        });
        String hint = request.getParameter("login_hint");
        return new PendingAuthorization(resume.encode().buildAndExpand(values).toUriString(), hint == null ? "" : hint);
    }
}
