package org.gatehouse.directory.auth0;

import java.util.Map;

/** What Auth0's description says that a token needs for each operation. */
final class Scopes {

    static final Map<String, String> OF = Map.ofEntries(
            Map.entry("GET users", "read:users"),
            Map.entry("GET users-by-email", "read:users"),
            Map.entry("POST users", "create:users"),
            Map.entry("GET users *", "read:users"),
            Map.entry("PATCH users *", "update:users"),
            Map.entry("DELETE users *", "delete:users"),
            Map.entry("GET users * roles", "read:roles"),
            Map.entry("POST users * roles", "create:role_members"),
            Map.entry("DELETE users * roles", "delete:role_members"),
            Map.entry("DELETE users * sessions", "delete:sessions"),
            Map.entry("GET roles", "read:roles"),
            Map.entry("POST roles", "create:roles"),
            Map.entry("GET roles *", "read:roles"),
            Map.entry("PATCH roles *", "update:roles"),
            Map.entry("DELETE roles *", "delete:roles"),
            Map.entry("GET roles * users", "read:role_members"),
            Map.entry("POST roles * users", "create:role_members"),
            Map.entry("DELETE user-blocks *", "update:users"),
            Map.entry("POST tickets password-change", "create:user_tickets"));

    private Scopes() {}
}
