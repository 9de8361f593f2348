package org.gatehouse.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.gatehouse.session.SignedInUser;
import org.gatehouse.testkit.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;

/** What is refused to a program that came with an access token; what is refused to sessions, AuditOverHttpTest has. */
class RefusedRequestsTest {

    private static final SignedInUser BOB =
            new SignedInUser("okta", "https://id.example", "bob", null, "Bob", null, List.of("Everyone"), Map.of());

    private final ChainFixture node = new ChainFixture(TestDatabase.h2());
    private final RefusedRequests filter = new RefusedRequests(new Refusals(node.trail, node));
    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/me");
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @AfterEach
    void stop() {
        node.database.close();
    }

    @Test
    void areNotedWithWhoseTokenItIs() throws Exception {
        withTokenOfBob();
        response.setStatus(403);
        filter.doFilter(request, response, new MockFilterChain());

        assertThat(all()).singleElement().satisfies(entry -> {
            assertThat(entry.actor()).isEqualTo(Actor.of(BOB, ""));
            assertThat(entry.outcome()).isEqualTo(Outcome.REFUSED);
        });
    }

    @Test
    void areNotNotedOfStrangersNorWithoutARefusal() throws Exception {
        response.setStatus(403);
        filter.doFilter(request, response, new MockFilterChain());
        withTokenOfBob();
        filter.doFilter(request, new MockHttpServletResponse(), new MockFilterChain());

        assertThat(all()).isEmpty();
    }

    private void withTokenOfBob() {
        request.setServletPath("/api/me");
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(BOB, null, List.of()));
        new RequestAttributeSecurityContextRepository().saveContext(context, request, response);
    }

    private List<AuditEntry> all() {
        return node.search.page(AuditQuery.EVERYTHING, null, 10);
    }
}
