package org.gatehouse.relyingparty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.outbound.TestServer.drip;
import static org.gatehouse.outbound.TestServer.flood;
import static org.gatehouse.outbound.TestServer.json;
import static org.gatehouse.outbound.TestServer.never;
import static org.gatehouse.outbound.TestServer.text;
import static org.gatehouse.relyingparty.Answers.fault;
import static org.gatehouse.relyingparty.Answers.with;
import static org.gatehouse.relyingparty.Answers.without;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The userinfo endpoint during a log-in: wrong, broken, slow, endless, or just unusual. */
class UserInfoIT extends RelyingParty {

    @ParameterizedTest
    @MethodSource("wrongUserInfo")
    void refusesWrongUserInfo(Case hostile) {
        assertOutcome(hostile);

        // Java's own client asks once more where the answer breaks off.
        assertThat(provider.callsTo("/userinfo")).isBetween(1L, 2L);
    }

    static Stream<Case> wrongUserInfo() {
        return Stream.of(
                userInfo("oidcc-client-test-userinfo-invalid-sub", with("sub", "somebody-else")),
                userInfo("sub missing", without("sub")),
                userInfo("sub null", with("sub", null)),
                userInfo("sub a number", with("sub", 1)),
                userInfo("sub empty", with("sub", "")),
                fault("/userinfo", "an empty object", json(200, "{}"), "failed"),
                fault("/userinfo", "an array", json(200, "[1]"), "failed"),
                fault("/userinfo", "null", json(200, "null"), "failed"),
                fault("/userinfo", "nothing", text(200, "application/json", ""), "failed"),
                fault("/userinfo", "HTML with status 200", text(200, "text/html", Answers.HTML), "failed"),
                fault("/userinfo", "no JWT as application/jwt", text(200, "application/jwt", "a.b.c"), "failed"),
                fault("/userinfo", "401", json(401, "{\"error\":\"invalid_token\"}"), "failed"),
                fault("/userinfo", "403", text(403, "text/html", Answers.HTML), "failed"),
                fault("/userinfo", "429", text(429, "text/plain", "slow down"), "unavailable"),
                fault("/userinfo", "500", text(500, "text/html", Answers.HTML), "unavailable"),
                fault("/userinfo", "503", json(503, "{}"), "unavailable"),
                fault("/userinfo", "endless", flood(), "unavailable"),
                fault("/userinfo", "never", never(), "unavailable"),
                fault("/userinfo", "a drip", drip(), "unavailable"),
                fault("/userinfo", "cut off", Answers::cutOff, "unavailable"));
    }

    @ParameterizedTest
    @MethodSource("unusualUserInfo")
    void acceptsUnusualUserInfo(Case unusual) {
        assertOutcome(unusual);
    }

    static Stream<Case> unusualUserInfo() {
        return Stream.of(
                accepted("oidcc-client-test-scope-userinfo-claims", all -> all),
                accepted("nothing but sub", all -> Map.of("sub", all.get("sub"))),
                accepted("claims that are null", with("name", null).andThen(with("email", null))::apply),
                accepted(
                        "claims of other types",
                        with("name", 1).andThen(with("email", List.of(1))).andThen(with("groups", Map.of("a", 1)))
                                ::apply),
                accepted(
                        "iss, aud and auth_time of other types",
                        with("iss", 1).andThen(with("aud", 2)).andThen(with("auth_time", "x"))::apply),
                accepted("updated_at as a date", with("updated_at", "2030-01-01T00:00:00.000Z")),
                accepted("an address as no address", with("picture", "not an address")),
                accepted(
                        "three hundred groups",
                        with(
                                "groups",
                                IntStream.range(0, 300)
                                        .mapToObj(i -> "group-" + i)
                                        .toList())),
                accepted("a name of 10,000 characters", with("name", "x".repeat(10_000))),
                accepted(
                        "a name from right to left, with NUL and markup",
                        with("name", "\u202e\u05d0\u0000<img src=x onerror=alert(1)>")));
    }

    private static Case userInfo(String name, UnaryOperator<Map<String, Object>> change) {
        return new Case(name, provider -> provider.userInfo = change, "failed");
    }

    private static Case accepted(String name, UnaryOperator<Map<String, Object>> change) {
        return new Case(name, provider -> provider.userInfo = change, SIGNED_IN);
    }
}
