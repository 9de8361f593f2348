package org.gatehouse.builtin.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the body of a call that makes or changes a user says. Every reading of it collects what is wrong with it, so that
 * the caller learns all at once.
 */
final class UserRequest {

    private static final Set<String> PARTS = Set.of("profile", "credentials", "groupIds", "type", "realmId");

    private final JsonNode body;
    private final List<String> causes = new ArrayList<>();

    UserRequest(JsonNode body) {
        this.body = body;
        if (!body.isObject()) {
            throw OktaError.badRequest("E0000003", "The request body was not well-formed.");
        }
        List.of("type", "credentials").forEach(part -> requireObject(part, body.path(part)));
        List.of("password", "recovery_question", "provider")
                .forEach(part -> requireObject(part, credentials().path(part)));
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

    /** What the profile of a new user is; nothing when that is no profile. */
    Optional<Profile> profile() {
        return new ProfileChange(Map.of(), Map.of(), causes).with(body.path("profile"));
    }

    /**
     * What the profile is when what is given comes over {@code now}.
     *
     * @param replaces whether what is not given goes
     */
    Optional<Profile> profile(Profile now, boolean replaces) {
        Map<ProfileAttribute, String> before = replaces ? Map.of() : now.values();
        return new ProfileChange(before, now.values(), causes).with(body.path("profile"));
    }

    @Nullable
    String password() {
        JsonNode password = credentials().path("password");
        if (password.has("hash") || password.has("hook")) {
            causes.add("password: Only the value of a password can be given");
        }
        return text(password.path("value"), "password");
    }

    /** @param known the question that the user has: given without an answer, as it was read, it stays as it is */
    @Nullable
    Question question(@Nullable String known) {
        JsonNode given = credentials().path("recovery_question");
        if (!given.isObject()) {
            return null;
        }
        String question = text(given.path("question"), "recovery_question");
        if (question != null && question.equals(known) && isAbsent(given.path("answer"))) {
            return null;
        }
        String answer = text(given.path("answer"), "recovery_question");
        Optional<String> problem = RecoveryQuestions.problem(question, answer);
        if (problem.isPresent() || question == null || answer == null) {
            problem.ifPresent(causes::add);
            return null;
        }
        return new Question(question, answer);
    }

    /** In order, so that whoever locks several groups does so in the same order as everybody else. */
    Set<String> groupIds() {
        JsonNode given = body.path("groupIds");
        if (!isAbsent(given) && !given.isArray()) {
            causes.add("groupIds: The value must be a list");
        }
        Set<String> ids = new TreeSet<>();
        for (JsonNode id : given) {
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

    private void requireObject(String part, JsonNode given) {
        if (!isAbsent(given) && !given.isObject()) {
            causes.add(part + ": The value must be an object");
        }
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    private @Nullable String text(JsonNode value, String field) {
        if (isAbsent(value)) {
            return null;
        }
        if (!value.isString() || FieldText.isRefused(value.asString())) {
            causes.add(field + ": Does not match required pattern");
            return null;
        }
        return value.asString();
    }
}
