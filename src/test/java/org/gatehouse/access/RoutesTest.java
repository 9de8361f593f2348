package org.gatehouse.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.server.VaadinServiceInitListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.gatehouse.Gatehouse;
import org.gatehouse.testkit.FreePorts;
import org.gatehouse.testkit.HttpBrowser;
import org.gatehouse.testkit.OidcSettings;
import org.gatehouse.testkit.RawUi;
import org.gatehouse.testkit.TestProvider;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Requests ask the servlet context for routes, pages ask Vaadin: what one has read, the other does not read again. */
@SpringBootTest(classes = Gatehouse.class, webEnvironment = WebEnvironment.DEFINED_PORT)
@Import(RoutesTest.Beans.class)
class RoutesTest {

    private static final int PORT = FreePorts.next();
    private static final List<List<Page>> SEEN_BY_PAGES = new CopyOnWriteArrayList<>();

    @AutoClose
    private static final TestProvider PROVIDER = new TestProvider(FreePorts.next());

    @TestConfiguration(proxyBeanMethods = false)
    static class Beans {

        @Bean
        VaadinServiceInitListener listener(Routes routes) {
            return init -> init.getSource().addUIInitListener(opened -> SEEN_BY_PAGES.add(routes.all()));
        }
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        OidcSettings.add(settings, PORT, PROVIDER);
    }

    @Test
    void areReadOnce(@Autowired Routes routes) {
        var browser = new HttpBrowser("http://localhost:" + PORT);
        new RawUi(browser).navigateTo("public");
        List<Page> seenByRequests = routes.all();
        new RawUi(browser).navigateTo("public");

        assertThat(SEEN_BY_PAGES).hasSize(2);
        assertThat(SEEN_BY_PAGES.getLast()).isSameAs(SEEN_BY_PAGES.getFirst());
        assertThat(routes.all()).isSameAs(seenByRequests);
    }
}
