package org.gatehouse.messages;

import com.nimbusds.jwt.JWTParser;
import java.text.ParseException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.gatehouse.doctor.Check;
import org.gatehouse.doctor.Checks;
import org.gatehouse.doctor.Finding;
import org.gatehouse.doctor.LogIn;
import org.gatehouse.doctor.LogInChecks;
import org.gatehouse.messages.MessageException.Reason;
import org.springframework.stereotype.Component;

/** Whether the message API answers, and whether it takes the access token of somebody who logged in. */
@Component
class MessageChecks implements Checks, LogInChecks {

    private static final String TITLE = "Message API";

    private final MessagesSettings settings;

    MessageChecks(MessagesSettings settings) {
        this.settings = settings;
    }

    @Override
    public List<Check> all() {
        return List.of(new Check(TITLE, () -> List.of(reached())));
    }

    @Override
    public List<Check> of(LogIn logIn) {
        return List.of(new Check(
                TITLE + " with your access token",
                () -> List.of(accepted(logIn.accessToken().get()))));
    }

    private Finding reached() throws InterruptedException {
        try (var client = new MessageClient(settings)) {
            client.fetchOpenly("public").get();
            return Finding.ok(settings.url() + " answers with the public message.");
        } catch (ExecutionException failed) {
            Reason reason = reason(failed);
            String said =
                    failed.getCause() == null ? "" : " (" + failed.getCause().getMessage() + ")";
            return reason == Reason.UNREACHABLE || reason == Reason.TOO_SLOW
                    ? Finding.hint(settings.url() + " cannot be reached" + said
                                    + "; only the pages of messages need it.")
                            .about("API_SERVER_URL")
                            .fix("Start the API, or correct API_SERVER_URL. Left empty, Gatehouse brings one along.")
                    : Finding.problem(
                                    settings.url() + "/api/messages/public does not answer with a message" + said + ".")
                            .about("API_SERVER_URL")
                            .fix("It must answer everyone 200 with this JSON:")
                            .copy("{\"text\": \"...\"}");
        }
    }

    private Finding accepted(String token) throws InterruptedException {
        try (var client = new MessageClient(settings)) {
            client.fetch("protected", () -> token).get();
            return Finding.ok("The API accepts it.");
        } catch (ExecutionException failed) {
            if (reason(failed) != Reason.NOT_ACCEPTED) {
                return Finding.hint("Whether the API accepts it cannot be told: it does not answer as it should.");
            }
            return Finding.problem("The API refuses it (401). It is meant for " + audience(token) + ".")
                    .about("API_AUDIENCE")
                    .fix("Write the audience that the API expects into API_AUDIENCE, then log in again; the API must"
                            + " trust the issuer in OIDC_ISSUER.");
        }
    }

    private static Reason reason(ExecutionException failed) {
        return failed.getCause() instanceof MessageException known ? known.reason() : Reason.BAD_ANSWER;
    }

    /** For words only: the token is the API's to read. */
    private static String audience(String token) {
        try {
            List<String> audience = JWTParser.parse(token).getJWTClaimsSet().getAudience();
            return audience.isEmpty() ? "nobody in particular" : String.join(", ", audience);
        } catch (ParseException opaque) {
            return "the provider alone, which sends no JWT: it wants to be asked for an API";
        }
    }
}
