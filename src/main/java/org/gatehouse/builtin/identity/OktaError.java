package org.gatehouse.builtin.identity;

import java.util.List;
import org.springframework.http.HttpStatus;

/** The body of every error of the management API, in Okta's form. */
record OktaError(String errorCode, String errorSummary, String errorLink, String errorId, List<Cause> errorCauses) {

    record Cause(String errorSummary) {}

    static OktaError of(String code, String summary, String... causes) {
        return new OktaError(
                code,
                summary,
                code,
                "oae" + Ids.request(),
                List.of(causes).stream().map(Cause::new).toList());
    }

    static Refusal notFound(String id, String kind) {
        return new Refusal(
                HttpStatus.NOT_FOUND, of("E0000007", "Not found: Resource not found: " + id + " (" + kind + ")"));
    }

    /** What was asked for cannot be done with what there is. */
    static Refusal invalid(String what, String cause) {
        return new Refusal(HttpStatus.BAD_REQUEST, of("E0000001", "Api validation failed: " + what, cause));
    }

    /** A cause for each field that is wrong; the summary names the first of them. */
    static Refusal invalid(String what, List<String> causes) {
        return badRequest("E0000001", "Api validation failed: " + what, causes.toArray(String[]::new));
    }

    /** Okta's word for what the user, or this password, does not allow. */
    static Refusal forbidden(String code, String summary, String... causes) {
        return new Refusal(HttpStatus.FORBIDDEN, of(code, summary, causes));
    }

    static Refusal badRequest(String code, String summary, String... causes) {
        return new Refusal(HttpStatus.BAD_REQUEST, of(code, summary, causes));
    }

    /** Somebody else changed what was to be changed. */
    static Refusal outdated() {
        return new Refusal(
                HttpStatus.PRECONDITION_FAILED,
                of("E0000001", "Api validation failed: If-Match", "If-Match: The user has changed meanwhile"));
    }

    /** Thrown where the management API refuses. */
    static final class Refusal extends RuntimeException {

        private final HttpStatus status;
        private final transient OktaError body;

        Refusal(HttpStatus status, OktaError body) {
            super(body.errorSummary());
            this.status = status;
            this.body = body;
        }

        HttpStatus status() {
            return status;
        }

        OktaError body() {
            return body;
        }
    }
}
