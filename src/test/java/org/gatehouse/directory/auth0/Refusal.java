package org.gatehouse.directory.auth0;

/** An answer of Auth0's that is not a success: {@code {"statusCode","error","message","errorCode"}}. */
final class Refusal extends RuntimeException {

    final int status;
    final String errorCode;

    Refusal(int status, String errorCode, String message) {
        super(message);
        this.status = status;
        this.errorCode = errorCode;
    }

    static Refusal invalidBody(String message) {
        return new Refusal(400, "invalid_body", "Payload validation error: " + message + ".");
    }

    static Refusal invalidQuery(String message) {
        return new Refusal(400, "invalid_query_string", "Query validation error: " + message + ".");
    }

    String error() {
        return switch (status) {
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 409 -> "Conflict";
            default -> "Error";
        };
    }
}
