package org.gatehouse.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.communication.UidlRequestHandler;
import org.gatehouse.Gatehouse;
import org.gatehouse.testkit.FreePorts;
import org.gatehouse.testkit.HttpBrowser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(classes = Gatehouse.class, webEnvironment = WebEnvironment.DEFINED_PORT)
@ExtendWith(OutputCaptureExtension.class)
class BrokenMessagesTest {

    private static final int PORT = FreePorts.next();

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        settings.add("PORT", () -> PORT);
        settings.add("IDENTITY_PROVIDER", () -> "oidc");
        settings.add("OIDC_ISSUER", () -> "http://localhost:1");
        settings.add("OIDC_CLIENT_ID", () -> "nobody");
        settings.add("OIDC_CLIENT_SECRET", () -> "asks for it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "{}", "[]", "{\"csrfToken\":7}", "{\"rpc\":{}}", "\0"})
    void takeOneLineOfTheLogAtMost(String message, CapturedOutput output) {
        var browser = new HttpBrowser("http://localhost:" + PORT);
        browser.get("/?v-r=init&location=");
        int before = output.getAll().length();

        assertThat(browser.postJson("/?v-r=uidl&v-uiId=0", message).statusCode())
                .isEqualTo(200);

        assertThat(output.getAll().substring(before).lines()).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void hideNoFailureOfOurs(CapturedOutput output) {
        var failure = new IllegalStateException("the bug");
        failure.setStackTrace(new StackTraceElement[] {
            new StackTraceElement("java.util.Objects", "requireNonNull", null, 1),
            new StackTraceElement("org.gatehouse.users.UserView", "save", null, 2),
            new StackTraceElement(UidlRequestHandler.class.getName(), "synchronizedHandleRequest", null, 3)
        });

        new BrokenMessages().error(new ErrorEvent(failure));

        assertThat(output).contains("the bug", "at org.gatehouse.users.UserView.save");
    }
}
