package org.gatehouse.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes people and groups at the built-in identity server, through its management API. */
public final class IdentityPeople {

    public static final String PASSWORD = "correct horse battery";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String api;
    private final String token;

    IdentityPeople(String identityServer, String token) {
        this.api = identityServer + "/api/v1";
        this.token = token;
    }

    /** Makes a user of their own for each call, and groups that there are not yet; returns the e-mail address. */
    public String add(String firstName, String... groups) {
        String email =
                firstName.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "") + "-" + UUID.randomUUID() + "@example.com";
        List<String> ids = Stream.of(groups)
                .filter(name -> !name.equals("Everyone")) // they are in it anyway
                .map(this::idOf)
                .toList();
        post(
                "/users?activate=true",
                Map.of(
                        "profile", Map.of("firstName", firstName, "lastName", "Tester", "email", email, "login", email),
                        "credentials", Map.of("password", Map.of("value", PASSWORD)),
                        "groupIds", ids));
        return email;
    }

    private String idOf(String group) {
        JsonNode found = send(request("/groups?limit=200").GET());
        return StreamSupport.stream(found.spliterator(), false)
                .filter(each -> each.at("/profile/name").asString().equals(group))
                .findFirst()
                .orElseGet(() -> post("/groups", Map.of("profile", Map.of("name", group))))
                .get("id")
                .asString();
    }

    private JsonNode post(String path, Object body) {
        return send(request(path).POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(api + path))
                .header("Authorization", "SSWS " + token)
                .header("Content-Type", "application/json");
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(
                        answer.uri() + " answered " + answer.statusCode() + ": " + answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
