package org.gatehouse.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import tools.jackson.databind.json.JsonMapper;

/** What open tabs are told, written as server-sent events (HTML Living Standard, section 9.2). */
final class TabEvent {

    /** So often at least, so that proxies keep the connection and both ends notice when the other is gone. */
    static final byte[] BEAT = event("beat", "{}");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What {@code GET /session} and the events say of a session. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record State(
            boolean live,
            @Nullable String person,
            @Nullable Long secondsLeft,
            @Nullable String kind,
            @Nullable Boolean near,
            @Nullable String csrfHeader,
            @Nullable String csrfToken,
            @Nullable String reason,
            @Nullable String sentence) {

        static State live(AuthSession session, Remaining left, @Nullable CsrfToken csrf) {
            return new State(
                    true,
                    session.user().tag(),
                    left.seconds(),
                    left.kind().code(),
                    left.near(),
                    csrf == null ? null : csrf.getHeaderName(),
                    csrf == null ? null : csrf.getToken(),
                    null,
                    null);
        }

        static State over(@Nullable EndReason reason) {
            return new State(
                    false,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    reason == null ? null : reason.code(),
                    sentenceOf(reason));
        }
    }

    private TabEvent() {}

    /** The first one, which also says how long to wait before connecting again: not all tabs at once after a restart. */
    static byte[] hello(State state) {
        long milliseconds = 500 + ThreadLocalRandom.current().nextLong(1500);
        return ("retry: " + milliseconds + "\n" + text("hello", JSON.writeValueAsString(state))).getBytes(UTF_8);
    }

    static byte[] time(AuthSession session, Remaining left) {
        String name = left.near() ? "expiring" : "extended";
        return event(name, JSON.writeValueAsString(State.live(session, left, null)));
    }

    /** What is open to the person now is for the server to tell when it is asked. */
    static byte[] changed(AuthSession session, OtherRights change) {
        return event(
                "changed",
                JSON.writeValueAsString(Map.of(
                        "person", session.user().tag(),
                        "reason", change.reason(),
                        "within", change.within())));
    }

    /** A log-in of the same person in the same browser takes nothing from them, and they are not told. */
    static byte[] end(EndReason reason) {
        return event(reason == EndReason.REPLACED ? "renewed" : "ended", JSON.writeValueAsString(State.over(reason)));
    }

    private static String sentenceOf(@Nullable EndReason reason) {
        return switch (reason) {
            case null -> "You are not logged in any more.";
            // The tab in which it happened has gone elsewhere.
            case LOGGED_OUT -> "You logged out in another tab.";
            default -> reason.sentence();
        };
    }

    private static byte[] event(String name, String data) {
        return text(name, data).getBytes(UTF_8);
    }

    private static String text(String name, String data) {
        return "event: " + name + "\ndata: " + data + "\n\n";
    }
}
