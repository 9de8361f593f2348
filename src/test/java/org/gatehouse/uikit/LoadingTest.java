package org.gatehouse.uikit;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.VaadinSession;
import java.util.concurrent.CompletableFuture;
import org.gatehouse.testkit.PagesTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@PagesTest
class LoadingTest extends SpringBrowserlessTest {

    private final CompletableFuture<String> message = new CompletableFuture<>();
    private final Loading place = new Loading("Loading the message");

    @BeforeEach
    void putOnThePage() {
        UI.getCurrent().add(place);
    }

    @Test
    void showsAtOnceWhatIsThere() {
        message.complete("Hello");
        show(place, message);

        assertThat(text(place)).isEqualTo("Hello");
        assertThat(isPolling()).isFalse();
    }

    @Test
    void pollsWhileItWaitsAndNoLonger() {
        show(place, message);
        assertThat(text(place)).isEqualTo("Loading the message…");
        assertThat(isPolling()).isTrue();

        message.complete("Hello");
        letThePagePoll();
        assertThat(text(place)).isEqualTo("Hello");
        assertThat(isPolling()).isFalse();
    }

    @Test
    void showsWhyNothingCame() {
        show(place, message);

        message.completeExceptionally(new IllegalStateException("API down"));
        letThePagePoll();

        assertThat(text(place)).isEqualTo("Failed: API down");
        assertThat(isPolling()).isFalse();
    }

    @Test
    void goesOnPollingForTheSlowerOfTwo() {
        var other = new Loading("Loading something else");
        UI.getCurrent().add(other);
        show(place, message);
        show(other, new CompletableFuture<>());

        message.complete("Hello");
        letThePagePoll();

        assertThat(isPolling()).isTrue();
    }

    @Test
    void stopsPollingWhenItLeavesThePage() {
        show(place, message);

        UI.getCurrent().remove(place);

        assertThat(isPolling()).isFalse();
    }

    @Test
    void showsTheLatestOfTwoCalls() {
        var latest = new CompletableFuture<String>();
        show(place, message);
        show(place, latest);

        latest.complete("New");
        message.complete("Old");
        letThePagePoll();

        assertThat(text(place)).isEqualTo("New");
    }

    private static void show(Loading place, CompletableFuture<String> message) {
        place.show(message, Span::new, failure -> new Span("Failed: " + failure.getMessage()));
    }

    private static void letThePagePoll() {
        VaadinSession session = VaadinSession.getCurrent();
        session.getService().runPendingAccessTasks(session);
    }

    private static boolean isPolling() {
        return UI.getCurrent().getPollInterval() > 0;
    }

    private static String text(Loading place) {
        return place.getElement().getTextRecursively();
    }
}
