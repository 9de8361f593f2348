package org.gatehouse.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gatehouse.session.CurrentUser;
import org.gatehouse.session.SignIns;
import org.gatehouse.session.SignedIn;
import org.gatehouse.session.SignedInUser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;

@SpringBootTest(classes = ServiceGuardTest.Wiring.class, webEnvironment = WebEnvironment.NONE)
class ServiceGuardTest {

    @Autowired
    private Vault vault;

    @AfterEach
    void signOut(@Autowired Heard heard) {
        SecurityContextHolder.clearContext();
        heard.refusals.clear();
    }

    @Test
    void refusesVisitors() {
        assertThatThrownBy(vault::open).isInstanceOf(AuthenticationCredentialsNotFoundException.class);
    }

    @Test
    void refusesMembers() {
        signIn("Everyone");

        assertThatThrownBy(vault::open).isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void tellsOfEachRefusalButOfNoVisitors(@Autowired Heard heard) {
        assertThatThrownBy(vault::open).isInstanceOf(AuthenticationCredentialsNotFoundException.class);
        signIn("Everyone");
        assertThatThrownBy(vault::open).isInstanceOf(AccessDeniedException.class);

        assertThat(heard.refusals).containsExactly(new ServiceRefused(inGroup("Everyone"), "Vault.open"));
    }

    @Test
    void letsAdministratorsIn() {
        signIn("Admins");

        assertThat(vault.open()).isEqualTo("gold");
    }

    @Test
    void closesToSomebodyWhoLosesTheGroupWhileSignedIn() {
        SignedIn signIn = signIn("Admins");
        vault.open();

        SignIns.become(signIn, inGroup("Everyone"));

        assertThatThrownBy(vault::open).isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void prefersTheDeclarationOfTheMethod() {
        signIn("Everyone");

        assertThat(vault.address()).isEqualTo("1 Bank Street");
    }

    private static SignedIn signIn(String group) {
        SignedIn signIn = SignIns.of(inGroup(group), "access");
        SecurityContextHolder.getContext().setAuthentication(signIn);
        return signIn;
    }

    private static SignedInUser inGroup(String group) {
        return new SignedInUser("oidc", "https://id.example", "1", null, "Ada", null, List.of(group), Map.of());
    }

    @Service
    @OpenTo(Audience.ADMINISTRATORS)
    static class Vault {

        String open() {
            return "gold";
        }

        @OpenTo(Audience.SIGNED_IN)
        String address() {
            return "1 Bank Street";
        }
    }

    static class Heard {

        private final List<ServiceRefused> refusals = new ArrayList<>();

        @EventListener
        void on(ServiceRefused event) {
            refusals.add(event);
        }
    }

    @Import({ServiceGuard.class, Vault.class, Heard.class, AopAutoConfiguration.class})
    static class Wiring {

        @Bean
        AccessPolicy policy() {
            return Policies.withAdministrators("Admins");
        }

        @Bean
        CurrentUser currentUser() {
            return SignIns.currentUser();
        }
    }
}
