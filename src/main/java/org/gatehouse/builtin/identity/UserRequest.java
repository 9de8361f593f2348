package org.gatehouse.builtin.identity;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the body of a call that makes or changes a user says. Every reading of it collects what is wrong with it, so that
 * the caller learns all at once.
 */
final class UserRequest {

    private static final Set<String> PARTS = Set.of("profile", "credentials", "groupIds", "type", "realmId");
    private static final int LONGEST_QUESTION = 100;
    private static final int SHORTEST_ANSWER = 4;

    private final JsonNode body;
    private final List<String> causes = new ArrayList<>();

    UserRequest(JsonNode body) {
        this.body = body;
        if (!body.isObject()) {
            throw OktaError.badRequest("E0000003", "The request body was not well-formed.");
        }
        JsonNode type = body.path("type").path("id");
        if (!type.isMissingNode() && !type.asString("").equals(OktaJson.USER_TYPE)) {
            causes.add("type: There is only the user type " + OktaJson.USER_TYPE);
        }
        if (body.hasNonNull("realmId")) {
            causes.add("realmId: There are no realms");
        }
    }

    record Question(String text, String answer) {}

    boolean hasProfile() {
        return body.hasNonNull("profile");
    }

    /** What the profile is when what is given comes over {@code before}; nothing when that is no profile. */
    Optional<Profile> profile(Map<ProfileAttribute, String> before) {
        return new ProfileChange(before, causes).with(body.path("profile"));
    }

    @Nullable
    String password() {
        JsonNode password = credentials().path("password");
        if (password.has("hash") || password.has("hook")) {
            causes.add("password: Only the value of a password can be given");
        }
        return text(password.path("value"), "password");
    }

    @Nullable
    Question question() {
        JsonNode given = credentials().path("recovery_question");
        if (given.isMissingNode() || given.isNull()) {
            return null;
        }
        String question = text(given.path("question"), "recovery_question");
        String answer = text(given.path("answer"), "recovery_question");
        if (question == null || question.isBlank() || question.length() > LONGEST_QUESTION) {
            causes.add("recovery_question: The question must have 1 to " + LONGEST_QUESTION + " characters");
            return null;
        }
        if (answer == null || answer.strip().length() < SHORTEST_ANSWER || answer.length() > LONGEST_QUESTION) {
            causes.add("recovery_question: The answer must have " + SHORTEST_ANSWER + " to " + LONGEST_QUESTION
                    + " characters");
            return null;
        }
        return new Question(question, answer);
    }

    Set<String> groupIds() {
        Set<String> ids = new LinkedHashSet<>();
        for (JsonNode id : body.path("groupIds")) {
            ids.add(id.asString(""));
        }
        return ids;
    }

    void add(String cause) {
        causes.add(cause);
    }

    /** @throws OktaError.Refusal when anything that was read is wrong */
    void refuseIfWrong() {
        body.propertyNames().stream()
                .filter(name -> !PARTS.contains(name) && !isReadOnly(name))
                .forEach(name -> causes.add(name + ": There is no such property"));
        String provider = credentials().path("provider").path("type").asString("OKTA");
        if (!provider.equals("OKTA")) {
            causes.add("provider: Only OKTA checks passwords here");
        }
        if (!causes.isEmpty()) {
            throw OktaError.invalid(causes.getFirst().replaceFirst(":.*", ""), causes);
        }
    }

    /** Clients send users back as they got them. */
    private static boolean isReadOnly(String name) {
        return switch (name) {
            case "id",
                    "status",
                    "created",
                    "activated",
                    "statusChanged",
                    "lastLogin",
                    "lastUpdated",
                    "passwordChanged",
                    "transitioningToStatus",
                    "_links",
                    "_embedded" -> true;
            default -> false;
        };
    }

    private JsonNode credentials() {
        return body.path("credentials");
    }

    private @Nullable String text(JsonNode value, String field) {
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isString() || value.asString().codePoints().anyMatch(ProfileChange::isRefused)) {
            causes.add(field + ": Does not match required pattern");
            return null;
        }
        return value.asString();
    }
}
