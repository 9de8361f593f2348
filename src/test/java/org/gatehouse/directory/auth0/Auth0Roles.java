package org.gatehouse.directory.auth0;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The roles of the stand-in, and who has them. */
final class Auth0Roles {

    private static final Set<String> PROPERTIES = Set.of("name", "description");

    private final Map<String, ObjectNode> roles = new LinkedHashMap<>();
    private final Map<String, Set<String>> members = new LinkedHashMap<>();
    private final Auth0Users users;
    private int made;

    Auth0Roles(Auth0Users users) {
        this.users = users;
    }

    ObjectNode get(String id) {
        ObjectNode role = roles.get(id);
        if (role == null) {
            throw new Refusal(404, "inexistent_role", "Role not found.");
        }
        return role;
    }

    ObjectNode create(String body) {
        ObjectNode asked = Payload.parse(body, PROPERTIES).requiring("name").json();
        requireFree(asked.path("name").asString(), "");
        String id = "rol_%016d".formatted(++made);
        ObjectNode role = asked.put("id", id);
        roles.put(id, role);
        members.put(id, new LinkedHashSet<>());
        return role;
    }

    ObjectNode update(String id, String body) {
        ObjectNode role = get(id);
        ObjectNode asked = Payload.parse(body, PROPERTIES).json();
        requireFree(asked.path("name").asString(""), id);
        role.setAll(asked);
        return role;
    }

    private void requireFree(String name, String exceptId) {
        if (roles.values().stream()
                .anyMatch(role -> role.path("name").asString().equals(name)
                        && !role.path("id").asString().equals(exceptId))) {
            throw new Refusal(409, "role_conflict", "A role with the same name already exists.");
        }
    }

    void delete(String id) {
        get(id);
        roles.remove(id);
        members.remove(id);
    }

    /** The filter finds names that hold the text anywhere, in any case. */
    ObjectNode list(Request request) {
        request.allowQuery("page", "per_page", "include_totals", "name_filter");
        String text = request.query().getOrDefault("name_filter", "").toLowerCase(Locale.ROOT);
        return offsetPage(
                request,
                roles.values().stream()
                        .filter(role -> role.path("name")
                                .asString()
                                .toLowerCase(Locale.ROOT)
                                .contains(text))
                        .toList());
    }

    ObjectNode ofUser(Request request) {
        users.get(request.id());
        request.allowQuery("page", "per_page", "include_totals");
        return offsetPage(
                request,
                roles.values().stream()
                        .filter(role -> members.getOrDefault(role.path("id").asString(), Set.of())
                                .contains(request.id()))
                        .toList());
    }

    private static ObjectNode offsetPage(Request request, List<ObjectNode> found) {
        int page = request.number("page", 0, 0, 1_000_000);
        int size = request.number("per_page", 50, 0, 100);
        ObjectNode answer = JsonMapper.shared().createObjectNode();
        answer.put("start", page * size).put("limit", size).put("total", found.size());
        answer.putArray("roles")
                .addAll(found.stream().skip((long) page * size).limit(size).toList());
        return answer;
    }

    /** By checkpoints: the cursor is the last user of the page before, who may be gone by now. */
    ObjectNode membersOf(Request request) {
        request.allowQuery("from", "take");
        get(request.id());
        int take = request.number("take", 50, 1, 100);
        String from = request.query().getOrDefault("from", "");
        List<String> rest = members.getOrDefault(request.id(), Set.of()).stream()
                .sorted()
                .filter(id -> id.compareTo(from) > 0)
                .toList();
        ObjectNode answer = JsonMapper.shared().createObjectNode();
        var page = answer.putArray("users");
        rest.stream().limit(take).map(users::get).forEach(user -> {
            ObjectNode member =
                    page.addObject().put("user_id", user.path("user_id").asString());
            member.put("email", user.path("email").asString())
                    .put("name", user.path("name").asString(""));
        });
        if (rest.size() > take) {
            answer.put("next", rest.get(take - 1));
        }
        return answer;
    }

    void assign(String roleId, String body) {
        get(roleId);
        JsonNode ids =
                Payload.parse(body, Set.of("users")).requiring("users").json().path("users");
        ids.forEach(id -> users.get(id.asString()));
        ids.forEach(id -> members.getOrDefault(roleId, Set.of()).add(id.asString()));
    }

    void change(String userId, String body, boolean assign) {
        users.get(userId);
        JsonNode ids =
                Payload.parse(body, Set.of("roles")).requiring("roles").json().path("roles");
        ids.forEach(id -> get(id.asString()));
        for (JsonNode id : ids) {
            Set<String> of = members.getOrDefault(id.asString(), Set.of());
            if (assign) {
                of.add(userId);
            } else {
                of.remove(userId);
            }
        }
    }

    void forget(String userId) {
        members.values().forEach(ids -> ids.remove(userId));
    }
}
