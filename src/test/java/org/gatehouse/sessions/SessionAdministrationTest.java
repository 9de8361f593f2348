package org.gatehouse.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.gatehouse.session.AuthenticateAgain;
import org.gatehouse.session.SessionQuery;
import org.gatehouse.session.SessionQuery.Order;
import org.gatehouse.session.Sessions;
import org.gatehouse.session.SignIns;
import org.gatehouse.session.SignedIn;
import org.gatehouse.testkit.PagesTest;
import org.gatehouse.testkit.People;
import org.gatehouse.testkit.SignedInAs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

@PagesTest
@SignedInAs(groups = "Admins")
class SessionAdministrationTest {

    @Autowired
    private SessionAdministration administration;

    @Autowired
    private Sessions sessions;

    @Autowired
    private JdbcClient db;

    private SignedIn me;
    private SignedIn bobHere;
    private SignedIn bobThere;
    private SignedIn carla;

    @BeforeEach
    void logIn() {
        bobHere = SignIns.stored(sessions, People.named("Bob"), People.FIREFOX, null);
        bobThere = SignIns.stored(sessions, People.named("Bob"), People.PHONE, null);
        carla = SignIns.stored(sessions, People.named("Carla"), People.PHONE, null);
        me = People.actsAs(sessions, People.signedIn(), Instant.now());
    }

    @AfterEach
    void forget() {
        db.sql("DELETE FROM sessions").update();
    }

    @Test
    @SignedInAs
    void isClosedToMembers() {
        assertThatThrownBy(() -> administration.count("")).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> administration.find(carla.sessionId())).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> administration.page(new SessionQuery("", Order.PERSON, false), 0, 10))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> administration.end(carla.sessionId())).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> administration.endAllOfPerson(carla.sessionId()))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(carla.isAuthenticated()).isTrue();
    }

    @Test
    void endsOneSessionOfSomebodyElse() {
        Ending ending = administration.end(bobHere.sessionId()).orElseThrow();
        assertThat(ending.ended()).isOne();
        assertThat(bobHere.isAuthenticated()).isFalse();
        assertThat(bobThere.isAuthenticated()).isTrue();
        assertThat(endReason(bobHere)).isEqualTo("ENDED_BY_ADMINISTRATOR");
    }

    @Test
    void endsAllSessionsOfAPersonAndNobodyElses() {
        Ending ending = administration.endAllOfPerson(bobHere.sessionId()).orElseThrow();
        assertThat(ending.ended()).isEqualTo(2);
        assertThat(bobHere.isAuthenticated()).isFalse();
        assertThat(bobThere.isAuthenticated()).isFalse();
        assertThat(carla.isAuthenticated()).isTrue();
        assertThat(me.isAuthenticated()).isTrue();
    }

    @Test
    void endsNobodyElsesWithoutAFreshProof() {
        me = People.actsAs(sessions, People.signedIn(), Instant.now().minus(Duration.ofMinutes(6)));
        assertThatThrownBy(() -> administration.end(carla.sessionId())).isInstanceOf(AuthenticateAgain.class);
        assertThatThrownBy(() -> administration.endAllOfPerson(bobHere.sessionId()))
                .isInstanceOf(AuthenticateAgain.class);
        assertThat(carla.isAuthenticated()).isTrue();
        assertThat(bobHere.isAuthenticated()).isTrue();
    }

    @Test
    void endsNobodyElsesWhereTheProviderTellsNoTime() {
        me = People.actsAs(sessions, People.signedIn(), null);
        assertThatThrownBy(() -> administration.end(carla.sessionId())).isInstanceOf(AuthenticateAgain.class);
        assertThat(carla.isAuthenticated()).isTrue();
    }

    @Test
    void endsOnesOwnWithoutAProofButNeverTheOneThatAsks() {
        SignedIn other = me;
        me = People.actsAs(sessions, People.signedIn(), null);
        Ending ending = administration.endAllOfPerson(other.sessionId()).orElseThrow();
        assertThat(ending.ended()).isOne();
        assertThat(ending.atProvider().join()).isEqualTo(AtProvider.NOT_ASKED);
        assertThat(endReason(other)).isEqualTo("ENDED_BY_YOU");
        assertThat(me.isAuthenticated()).isTrue();
    }

    @Test
    void findsNothingToEndWhereItHasEnded() {
        administration.end(carla.sessionId());
        assertThat(administration.end(carla.sessionId())).isEmpty();
        assertThat(administration.endAllOfPerson("nothing")).isEmpty();
    }

    private String endReason(SignedIn signIn) {
        return db.sql("SELECT end_reason FROM sessions WHERE id = :id")
                .param("id", signIn.sessionId())
                .query(String.class)
                .single();
    }
}
