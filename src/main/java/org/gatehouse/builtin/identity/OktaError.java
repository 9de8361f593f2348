package org.gatehouse.builtin.identity;

import java.util.List;

/** The body of every error of the management API, in Okta's form. */
record OktaError(String errorCode, String errorSummary, String errorLink, String errorId, List<Cause> errorCauses) {

    record Cause(String errorSummary) {}

    static OktaError of(String code, String summary) {
        return new OktaError(code, summary, code, "oae" + Ids.request(), List.of());
    }

    /** Thrown where the answer is 404. */
    static final class NotFound extends RuntimeException {
        NotFound(String id, String kind) {
            super("Not found: Resource not found: " + id + " (" + kind + ")");
        }
    }
}
