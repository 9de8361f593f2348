package org.gatehouse.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.gatehouse.outbound.CallWatches;
import org.gatehouse.outbound.TestIssuer;
import org.gatehouse.provider.ProviderHttp;
import org.gatehouse.session.CurrentUser;
import org.gatehouse.session.SessionFixture;
import org.gatehouse.session.SessionSecurity;
import org.gatehouse.session.SignedInUser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.junit.jupiter.web.SpringJUnitWebConfig;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

@SpringJUnitWebConfig(ApiTest.Application.class)
class ApiTest {

    private static final TestIssuer ISSUER = new TestIssuer();

    @EnableWebMvc
    @EnableWebSecurity
    @Import({ApiSecurity.class, ApiController.class, ProviderHttp.class, CallWatches.class})
    static class Application {

        @Bean
        SessionSecurity sessions() {
            return SessionFixture.alone().security();
        }
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry properties) {
        properties.add("gatehouse.api.issuer", ISSUER::issuer);
        properties.add("gatehouse.api.allowed-groups", () -> "Sales,Admins");
    }

    @AfterAll
    static void stop() {
        ISSUER.close();
    }

    private MockMvc api;

    @BeforeEach
    void open(WebApplicationContext context) {
        api = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/me", "/api/greeting", "/api/nothing", "/api"})
    void asksAVisitorToSignInWithoutRedirectOrSession(String path) throws Exception {
        var answer = api.perform(get(path))
                .andExpect(status().isUnauthorized())
                .andExpect(content().contentType("application/problem+json"))
                .andExpect(header().string("WWW-Authenticate", "Bearer"))
                .andExpect(header().string("Cache-Control", containsString("no-store")))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andReturn();
        assertNull(answer.getRequest().getSession(false));
    }

    @Test
    void tellsTheHolderOfATokenWhoTheyAre() throws Exception {
        api.perform(bearer("/api/me", ISSUER.token(claims -> claims)))
                .andExpect(status().isOk())
                .andExpect(content()
                        .json(
                                "{\"id\":\"u1\",\"groups\":[\"Sales\"],\"provider\":\"builtin\"}",
                                JsonCompareMode.STRICT));
    }

    @Test
    void takesTokensThatAreSignedWithAnEdwardsCurve() throws Exception {
        api.perform(bearer("/api/me", ISSUER.signedWithEdwardsCurve()))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.id").value("u1"));
    }

    @Test
    void tellsTheHolderOfASessionWhoTheyAre() throws Exception {
        var ada = new SignedInUser(
                "okta", "https://x", "ada-id", "Ada", "Ada Lovelace", "ada@example.com", List.of("Admins"), Map.of());
        var session = authentication(UsernamePasswordAuthenticationToken.authenticated(ada, null, List.of()));
        api.perform(get("/api/me").with(session))
                .andExpect(jsonPath("$.name").value("Ada Lovelace"))
                .andExpect(jsonPath("$.email").value("ada@example.com"));
        api.perform(get("/api/greeting").with(session))
                .andExpect(jsonPath("$.name").value("Ada"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"expired", "audience", "issuer", "subject", "none", "hs256", "forged", "garbage"})
    void refusesABadToken(String flaw) throws Exception {
        String token = switch (flaw) {
            case "expired" ->
                ISSUER.token(
                        claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(300))));
            case "audience" -> ISSUER.token(claims -> claims.audience("api://other"));
            case "issuer" -> ISSUER.token(claims -> claims.issuer("https://evil.example"));
            case "subject" -> ISSUER.token(claims -> claims.claim("sub", 1234567890123456789L));
            case "none" -> ISSUER.unsigned();
            case "hs256" -> ISSUER.signedWithThePublicKey();
            case "forged" -> ISSUER.signed(TestIssuer.newKey("k1"), claims -> claims);
            default -> "garbage";
        };
        api.perform(bearer("/api/me", token))
                .andExpect(status().isUnauthorized())
                .andExpect(content().contentType("application/problem+json"));
    }

    @Test
    void refusesWhoIsInNoAllowedGroup() throws Exception {
        api.perform(bearer("/api/me", ISSUER.token(claims -> claims.claim("groups", "sales"))))
                .andExpect(status().isForbidden())
                .andExpect(content().contentType("application/problem+json"))
                .andExpect(answer -> assertThat(CurrentUser.byToken(answer.getRequest()))
                        .get()
                        .extracting(SignedInUser::subject)
                        .isEqualTo("u1"));
    }

    @Test
    void answersUnknownPathsZonesAndMethodsWithAProblem() throws Exception {
        String token = ISSUER.token(claims -> claims);
        api.perform(bearer("/api/nothing", token)).andExpect(status().isNotFound());
        api.perform(bearer("/api/greeting?zone=Mars/Base", token)).andExpect(status().isBadRequest());
        api.perform(bearer("/api/greeting?zone=Europe/Berlin", token)).andExpect(status().isOk());
        api.perform(post("/api/me")).andExpect(status().isMethodNotAllowed());
    }

    private static MockHttpServletRequestBuilder bearer(String path, String token) {
        return get(path).header("Authorization", "Bearer " + token);
    }
}
