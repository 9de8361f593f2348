package org.gatehouse.signin;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A log-in to be tried, as an address of this application.
 *
 * @param provider the id of the provider to use; null where there is no choice, or it is still to be made
 * @param reauthentication whether the provider is to confirm who the person is
 * @param page what the log-in is to lead to; null for no page in particular
 */
record LogInAddress(
        @Nullable String provider,
        boolean reauthentication,
        @Nullable ReturnPath page) {

    static final String PROVIDER = "provider";

    LogInAddress at(@Nullable String other) {
        return new LogInAddress(other, reauthentication, page);
    }

    /** Where it begins. */
    String url() {
        return address("/login", null);
    }

    /** Where it begins with the sign-up form. */
    String signUpUrl() {
        return address("/signup", null);
    }

    /** Where it is told that it did not succeed, and tried again. */
    String urlOf(SignInProblem problem) {
        return address("/login", SignInProblem.PARAMETER + "=" + problem.parameterValue());
    }

    private String address(String path, @Nullable String problem) {
        List<String> query = new ArrayList<>();
        if (problem != null) {
            query.add(problem);
        }
        if (provider != null) {
            query.add(PROVIDER + "=" + provider);
        }
        if (reauthentication) {
            query.add(Reauthentication.PARAMETER);
        }
        if (page != null) {
            query.add(page.parameter());
        }
        return query.isEmpty() ? path : path + "?" + String.join("&", query);
    }
}
