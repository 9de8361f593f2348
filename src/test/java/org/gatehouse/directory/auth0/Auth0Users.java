package org.gatehouse.directory.auth0;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The users of the stand-in. */
final class Auth0Users {

    static final String CONNECTION = "Username-Password-Authentication";

    private static final Set<String> CREATE = Set.of(
            "connection",
            "user_id",
            "email",
            "email_verified",
            "verify_email",
            "password",
            "given_name",
            "family_name",
            "name",
            "nickname",
            "blocked",
            "username",
            "picture",
            "user_metadata",
            "app_metadata");
    private static final Set<String> UPDATE = Set.of(
            "connection",
            "client_id",
            "email",
            "email_verified",
            "verify_email",
            "password",
            "given_name",
            "family_name",
            "name",
            "nickname",
            "blocked",
            "username",
            "picture",
            "user_metadata",
            "app_metadata");

    private final Map<String, ObjectNode> users = new LinkedHashMap<>();
    private final Map<String, String> passwords = new LinkedHashMap<>();
    private @Nullable Set<String> searchable;

    /** From now on, who is made is not found by searching. */
    void stopIndexing() {
        searchable = Set.copyOf(users.keySet());
    }

    ObjectNode get(String id) {
        requireFormat(id);
        ObjectNode user = users.get(id);
        if (user == null) {
            throw new Refusal(404, "inexistent_user", "The user does not exist.");
        }
        return user;
    }

    @Nullable
    String passwordOf(String id) {
        return passwords.get(id);
    }

    static void requireFormat(String id) {
        if (id.indexOf('|') < 1) {
            throw new Refusal(400, "invalid_uri", "Object didn't pass validation for format user-id: " + id);
        }
    }

    ObjectNode create(String body) {
        ObjectNode asked = Payload.parse(body, CREATE).requiring("connection").json();
        if (!asked.path("connection").asString().equals(CONNECTION)) {
            throw new Refusal(400, "inexistent_connection", "The connection does not exist.");
        }
        if (!asked.hasNonNull("email") || !asked.hasNonNull("password")) {
            throw Refusal.invalidBody("'Missing required property: email or password'");
        }
        if (asked.hasNonNull("username")) {
            throw new Refusal(
                    400, "operation_not_supported", "Cannot set username for connection without requires_username");
        }
        String email = asked.path("email").asString().toLowerCase(Locale.ROOT);
        requireFree(email, "");
        String own = asked.path("user_id").asString(UUID.randomUUID().toString().substring(0, 24));
        return add("auth0", own, CONNECTION, email, asked);
    }

    ObjectNode add(String provider, String own, String connection, String email, ObjectNode attributes) {
        ObjectNode user = JsonMapper.shared().createObjectNode();
        user.put("user_id", provider + "|" + own).put("email", email).put("email_verified", false);
        user.put("name", email).put("nickname", email.substring(0, email.indexOf('@')));
        String now = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
        user.put("created_at", now).put("updated_at", now);
        user.putArray("identities")
                .addObject()
                .put("connection", connection)
                .put("provider", provider)
                .put("user_id", own)
                .put("isSocial", false);
        apply(user, attributes);
        user.put("email", email);
        users.put(user.path("user_id").asString(), user);
        return user;
    }

    ObjectNode update(String id, String body) {
        ObjectNode user = get(id);
        ObjectNode asked = Payload.parse(body, UPDATE).json();
        if (asked.has("password") && (asked.has("email") || asked.has("email_verified"))) {
            throw new Refusal(400, "invalid_body", "Cannot update password and email simultaneously");
        }
        if (!id.startsWith("auth0|") && (asked.has("email") || asked.has("password"))) {
            throw new Refusal(400, "operation_not_supported", "Cannot update email for non-database user");
        }
        if (asked.has("email")) {
            String email = asked.path("email").asString().toLowerCase(Locale.ROOT);
            requireFree(email, id);
            asked.put("email", email);
        }
        apply(user, asked);
        user.put("updated_at", Instant.now().toString());
        return user;
    }

    /** Null takes an attribute away. */
    private void apply(ObjectNode user, ObjectNode asked) {
        String id = user.path("user_id").asString();
        if (asked.hasNonNull("password")) {
            passwords.put(id, asked.path("password").asString());
        }
        for (String name :
                List.of("email", "email_verified", "given_name", "family_name", "name", "nickname", "blocked")) {
            JsonNode value = asked.path(name);
            if (value.isNull()) {
                user.remove(name);
            } else if (!value.isMissingNode()) {
                user.set(name, value);
            }
        }
    }

    private void requireFree(String email, String exceptId) {
        boolean taken = users.values().stream()
                .filter(user -> !user.path("user_id").asString().equals(exceptId))
                .filter(user -> user.path("identities")
                        .path(0)
                        .path("connection")
                        .asString()
                        .equals(CONNECTION))
                .anyMatch(user -> user.path("email").asString("").equals(email));
        if (taken) {
            throw new Refusal(409, "auth0_idp_error", "The user already exists.");
        }
    }

    /** No failure when there is none, as with Auth0. */
    void delete(String id) {
        requireFormat(id);
        users.remove(id);
    }

    List<ObjectNode> byEmail(String email) {
        return users.values().stream()
                .filter(user -> user.path("email").asString("").equals(email))
                .toList();
    }

    ObjectNode search(Request request) {
        request.allowQuery(
                "page", "per_page", "include_totals", "sort", "fields", "include_fields", "q", "search_engine");
        int page = request.number("page", 0, 0, 1_000_000);
        int size = request.number("per_page", 50, 0, 100);
        if (page * size + size > 1000) {
            throw new Refusal(400, "invalid_paging", "You can only page through the first 1000 records.");
        }
        if (!request.query().getOrDefault("search_engine", "v3").equals("v3")) {
            throw Refusal.invalidQuery("You are not allowed to use search_engine=v1");
        }
        Predicate<JsonNode> wanted = request.query().containsKey("q")
                ? SearchQuery.parse(request.query().get("q"))
                : user -> true;
        List<ObjectNode> found = users.values().stream()
                .filter(user -> searchable == null
                        || searchable.contains(user.path("user_id").asString()))
                .filter(wanted)
                .sorted(Comparator.comparing((ObjectNode user) ->
                                Instant.parse(user.path("created_at").asString()))
                        .thenComparing(user -> user.path("user_id").asString()))
                .toList();
        List<ObjectNode> items =
                found.stream().skip((long) page * size).limit(size).toList();
        ObjectNode answer = JsonMapper.shared().createObjectNode();
        answer.put("start", page * size)
                .put("limit", size)
                .put("length", items.size())
                .put("total", found.size());
        answer.putArray("users").addAll(items);
        return answer;
    }
}
