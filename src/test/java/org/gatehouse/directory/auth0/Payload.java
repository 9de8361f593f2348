package org.gatehouse.directory.auth0;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Bodies of requests, held to the schemas of Auth0's description of its Management API. */
record Payload(ObjectNode json) {

    private static final Map<String, Integer> LONGEST = Map.of(
            "given_name", 150, "family_name", 150, "name", 300, "nickname", 300, "description", 255, "connection", 128);

    private static final Set<String> BOOLEANS =
            Set.of("blocked", "email_verified", "verify_email", "mark_email_as_verified");

    static Payload parse(String body, Set<String> properties) {
        try {
            if (JsonMapper.shared().readTree(body) instanceof ObjectNode json) {
                json.propertyNames().stream()
                        .filter(name -> !properties.contains(name))
                        .forEach(name -> {
                            throw Refusal.invalidBody("'Additional properties not allowed: " + name + "'");
                        });
                json.properties().forEach(property -> check(property.getKey(), property.getValue()));
                return new Payload(json);
            }
        } catch (JacksonException notJson) {
            // answered below
        }
        throw new Refusal(400, "invalid_body", "Invalid request payload JSON format");
    }

    Payload requiring(String... names) {
        for (String name : names) {
            if (!json.hasNonNull(name)) {
                throw Refusal.invalidBody("'Missing required property: " + name + "'");
            }
        }
        return this;
    }

    private static void check(String name, JsonNode value) {
        if (value.isNull() || value.isArray()) {
            return;
        }
        if (BOOLEANS.contains(name) != value.isBoolean()) {
            throw Refusal.invalidBody("'Expected another type' on property " + name);
        }
        if (value.isString()) {
            checkText(name, value.stringValue());
        }
    }

    private static void checkText(String name, String text) {
        int longest = LONGEST.getOrDefault(name, Integer.MAX_VALUE);
        if (text.length() > longest) {
            throw Refusal.invalidBody("'String is too long (" + text.length() + " chars), maximum " + longest
                    + "' on property " + name + " (What it is)");
        }
        if (text.isEmpty() && !name.equals("description")) {
            throw Refusal.invalidBody("'String is too short (0 chars), minimum 1' on property " + name);
        }
        if (name.equals("email") && !text.matches("[^@\\s\"\\\\<>]+@([^@.\\s\"\\\\<>]+\\.)+[a-z]+")) {
            throw Refusal.invalidBody("'Object didn't pass validation for format email: " + text
                    + "' on property email (The user's email)");
        }
        if (name.equals("password")) {
            checkPassword(text);
        }
    }

    /** Auth0's policy "excellent". */
    private static void checkPassword(String password) {
        long kinds = Set.of("[a-z]", "[A-Z]", "[0-9]", "[!#%+=@_^&*-]").stream()
                .filter(kind -> password.matches(".*" + kind + ".*"))
                .count();
        boolean doubled = password.matches(".*(.)\\1\\1.*");
        int bytes = password.getBytes(StandardCharsets.UTF_8).length;
        if (kinds < 3 || doubled || bytes < 10 || bytes > 72) {
            throw new Refusal(400, "invalid_body", "PasswordStrengthError: Password is too weak");
        }
    }
}
