package org.gatehouse.messages;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.util.List;
import java.util.Map;
import org.gatehouse.doctor.Examination;
import org.gatehouse.doctor.LogIn;
import org.gatehouse.outbound.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MessageChecksTest {

    private static final TestServer.Answer MESSAGE = TestServer.json(200, "{\"text\":\"Hello\"}");

    private final TestServer api = new TestServer();

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void isContentWithAMessage() {
        api.on("/api/messages/public", MESSAGE);

        assertThat(Examination.toDo(checks().all())).isEmpty();
    }

    @Test
    void tellsAnApiThatIsDownFromOneThatIsWrong() {
        api.on("/api/messages/public", TestServer.json(404, "{}"));
        assertThat(Examination.toDo(checks().all())).singleElement().asString().contains("PROBLEM", "-> {\"text\":");

        api.close();
        assertThat(Examination.toDo(checks().all())).singleElement().asString().contains("HINT", "cannot be reached");
    }

    @Test
    void saysWhomARefusedTokenIsMeantFor() {
        api.on("/api/messages/protected", TestServer.json(401, "{}"));
        String token =
                new PlainJWT(new JWTClaimsSet.Builder().audience("api://other").build()).serialize();

        List<String> findings =
                Examination.toDo(checks().of(new LogIn("oidc", Map.of(), List.of(), () -> true, () -> token)));

        assertThat(findings)
                .singleElement()
                .asString()
                .contains("It is meant for api://other.")
                .doesNotContain(token);
    }

    private MessageChecks checks() {
        return new MessageChecks(new MessagesSettings(api.url()));
    }
}
