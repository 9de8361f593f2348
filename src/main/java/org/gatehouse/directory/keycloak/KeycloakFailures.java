package org.gatehouse.directory.keycloak;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.StringJoiner;
import org.gatehouse.directory.Attribute;
import org.gatehouse.directory.DirectoryException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Keycloak's failures (its {@code ErrorRepresentation}) in the port's words. */
final class KeycloakFailures {

    private static final long USUAL_WAIT_SECONDS = 30;
    private static final long LONGEST_WAIT_SECONDS = Duration.ofMinutes(10).toSeconds();

    /** By the names of Keycloak's user profile. */
    private static final Map<String, Attribute> ATTRIBUTES = Map.of(
            "username", Attribute.LOGIN,
            "email", Attribute.EMAIL,
            "firstName", Attribute.FIRST_NAME,
            "lastName", Attribute.LAST_NAME);

    private KeycloakFailures() {}

    /** Whatever came of a call through RESTEasy, which wraps what its parts throw. */
    static DirectoryException of(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DirectoryException ours) {
                return ours;
            }
        }
        return unavailable("Keycloak cannot be reached or understood", failure);
    }

    /** The log tells of it in one line, which has to name what is at the root, be it the network's fault or our own. */
    static DirectoryException unavailable(String what, Exception failure) {
        Throwable root = NestedExceptionUtils.getRootCause(failure);
        String why = root == null ? failure.toString() : failure + ", because of " + root;
        return new DirectoryException.Unavailable(what + ": " + why, failure);
    }

    /** An answer that is no success. */
    static DirectoryException of(HttpResponse<byte[]> answer) {
        JsonNode body = json(answer.body());
        return switch (answer.statusCode()) {
            case 400 -> rejected(body);
            case 401 -> new DirectoryException.Denied("Keycloak does not accept our token", null);
            case 403 ->
                new DirectoryException.Denied(
                        "Keycloak refuses: the service account lacks a role of realm-management", null);
            // Without Keycloak's words it comes from whatever stands before Keycloak and says nothing about the user.
            case 404 ->
                body.has("error") || body.has("errorMessage")
                        ? new DirectoryException.NotFound("Keycloak knows no such user or group", null)
                        : new DirectoryException.Unavailable("There is no admin API at this address", null);
            case 409 -> new DirectoryException.Conflict(taken(body), null);
            case 429 -> throttled(answer.headers());
            default -> unavailable(answer.statusCode(), body);
        };
    }

    /** Keycloak throttles nobody; what stands before it may (RFC 9110, section 10.2.3, {@code Retry-After}). */
    static DirectoryException.Throttled throttled(HttpHeaders headers) {
        long seconds = USUAL_WAIT_SECONDS;
        try {
            seconds = Long.parseLong(headers.firstValue("Retry-After").orElse(""));
        } catch (NumberFormatException e) {
            // a date, or nothing: the usual wait
        }
        return new DirectoryException.Throttled(
                Instant.now().plusSeconds(Math.clamp(seconds, 0, LONGEST_WAIT_SECONDS)), null);
    }

    private static DirectoryException unavailable(int status, JsonNode body) {
        boolean mail = body.path("errorMessage").asString("").startsWith("Failed to send");
        return new DirectoryException.Unavailable(
                mail ? "Keycloak cannot send e-mail" : "Keycloak answered " + status, null);
    }

    private static @Nullable Attribute taken(JsonNode body) {
        return switch (body.path("errorMessage").asString("")) {
            case "User exists with same username" -> Attribute.LOGIN;
            case "User exists with same email" -> Attribute.EMAIL;
            default -> null;
        };
    }

    private static DirectoryException rejected(JsonNode body) {
        var problems = new EnumMap<Attribute, String>(Attribute.class);
        var all = new StringJoiner("; ");
        for (JsonNode error : body.has("errors")
                ? body.path("errors")
                : JsonMapper.shared().createArrayNode().add(body)) {
            String field = error.path("field").asString("");
            String problem = problem(error);
            Attribute attribute = ATTRIBUTES.get(field);
            if (attribute != null) {
                problems.put(attribute, problem);
            }
            all.add(
                    attribute != null
                            ? attribute.label() + ": " + problem
                            : field.isEmpty() ? problem : field + ": " + problem);
        }
        return new DirectoryException.Rejected(all.toString(), problems, null);
    }

    /** Keycloak answers with the keys of messages that its own console keeps. */
    private static String problem(JsonNode error) {
        String key = error.path("errorMessage").asString("");
        JsonNode params = error.path("params");
        return switch (key) {
            case "error-user-attribute-required", "error-empty", "missingEmailMessage" -> "The field cannot be blank";
            case "error-invalid-email", "error-invalid-email-address" -> "This is not an e-mail address";
            case "error-invalid-length", "error-invalid-length-too-short", "error-invalid-length-too-long" ->
                "The length must be from " + params.path(1).asInt(0) + " to "
                        + params.path(2).asInt(0) + " characters";
            case "error-username-invalid-character", "error-person-name-invalid-character", "error-pattern-no-match" ->
                "A character is not allowed here";
            case "error-user-attribute-read-only" -> "This cannot be changed";
            case "" -> "Keycloak does not take this";
            default -> key;
        };
    }

    private static JsonNode json(byte[] body) {
        try {
            return JsonMapper.shared().readTree(body);
        } catch (JacksonException notJson) {
            return MissingNode.getInstance();
        }
    }
}
